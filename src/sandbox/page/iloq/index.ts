export { IloqManager } from './iloq-manager.tsx';
