import { config } from 'zod';

/** The page may not evaluate code (its content security policy), and zod is not to try. Imported before all else. */
config({ jitless: true });
