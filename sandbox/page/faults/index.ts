export { FaultsBar } from './faults-bar.tsx';
