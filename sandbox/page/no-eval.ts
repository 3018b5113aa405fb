import { z } from 'zod';

// The page's policy forbids code made from strings, which zod otherwise tries as soon as there is a
// schema.
z.config({ jitless: true });
