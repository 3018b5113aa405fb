export { openInstalled } from './installed.ts';
export { startOperators } from './operators.ts';
export { serve } from './served.ts';
export { createShared } from './shared.ts';
export { answerMeanwhile, createStandby } from './standby.ts';
export { onlyWorkspace, type Workspaces } from './workspaces.ts';
