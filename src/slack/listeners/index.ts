import type { Home } from '../home.ts';
import { registerButtons } from './buttons.ts';
import { registerCommands } from './commands.ts';
import { registerForms } from './forms.ts';
import { registerHome } from './home.ts';
import type { Listening } from './listening.ts';
import { registerMessages } from './messages.ts';
import { registerPassword } from './password.ts';

export { leftAt } from './leaving.ts';
export { readPassword } from './password.ts';

/** Joins Bolt to what people do with the bot. Nothing here decides. */
export function registerListeners(listening: Listening, home: Home, botUser: string): void {
  registerCommands(listening);
  registerMessages(listening, botUser);
  registerButtons(listening, home);
  registerPassword(listening);
  registerForms(listening);
  registerHome(listening, home);
}
