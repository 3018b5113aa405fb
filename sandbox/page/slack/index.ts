export { Confirm } from './elements/confirm.tsx';
export { Avatar } from './messages/avatar.tsx';
export { Slack } from './slack.tsx';
