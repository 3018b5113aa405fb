export { openInstalled } from './installed.ts';
export { startOperators } from './operators.ts';
export { serve } from './served.ts';
export { createShared, type World } from './shared.ts';
export { onlyWorkspace, type Pages, type Workspaces } from './workspaces.ts';
