import './no-eval.ts';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app.tsx';
import './style.css';

// The page's policy forbids code from strings, which zod would try to be faster.
z.config({ jitless: true });

const page = document.getElementById('page');
if (page) createRoot(page).render(<App />);
