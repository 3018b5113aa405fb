export { startHeartbeat } from './heartbeat.ts';
export { createMetrics, type MeasuredBot, type Metrics } from './metrics.ts';
export { readStandings, type Standings, type StandingsParts } from './standings.ts';
