/** The error's code: the system's, SQLSTATE of PostgreSQL, and the like. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
