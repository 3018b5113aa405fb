export { createHome, type Home } from './create-home.ts';
export { pressOnHome, registerHome } from './register.ts';
