export { Slack } from './slack.tsx';
