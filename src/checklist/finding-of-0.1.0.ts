/** A finding as 0.1.0 kept it, whose login guard was called a brake. */
export const findingOf010 = ({ braked, ...finding }: Readonly<Record<string, unknown>>) => ({
  ...finding,
  ...(finding['failure'] === 'brake-on' && { failure: 'guard-on' }),
  ...(braked !== undefined && { guarded: braked }),
});
