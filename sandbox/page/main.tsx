// First: before anything makes a schema.
import './no-eval.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './style.css';

const page = document.getElementById('page');
if (page) createRoot(page).render(<App />);
