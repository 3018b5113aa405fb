/** Cron's fields of a day half a year from now: what was done once is not due again in a test. */
export const onceAYear = `0 0 1 ${((new Date().getUTCMonth() + 6) % 12) + 1} *`;
