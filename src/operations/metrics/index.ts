export { startHeartbeat } from './heartbeat.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { readStandings, type Standings, sumStandings } from './standings.ts';
