import { type AskId, usageRights } from '../../checklist/index.ts';
import type { StepText } from '../shapes.ts';

/** The steps of LivionKey's article "Creating iLOQ API credentials". */
export const stepTexts: Readonly<Record<AskId, StepText>> = {
  'delivered-with-api': {
    title: 'Delivered ready?',
    lines: [
      'Was this locking system delivered with API access for its locks and access rights?',
      'Then the first five steps are in place.',
    ],
    help: ['If you are not sure, say so: I ask iLOQ later.'],
  },
  'public-api': {
    title: 'Public API in use',
    lines: [
      '1. *Administration* tab: *Edit locking system information*.',
      '2. *Settings*, in the bottom right corner.',
      '3. Switch on *Public API in use*.',
    ],
    help: [
      'Until it is on, iLOQ lets no automat in. It is done by hand, once for the whole locking system.',
      'Is the checkbox not there? Then this iLOQ licence is without the API: the customer asks iLOQ sales support for it.',
    ],
  },
  'lock-api-access': {
    title: 'Locks allow the API',
    lines: [
      'For every lock that keys from this automat must open:',
      '1. *Edit Access Rights* (right-click menu).',
      '2. *Edit Lock Settings and Access Rights*.',
      '3. Enable *Allow API Access Rights*.',
    ],
    help: [
      'The right-click menu is that of the lock, in iLOQ Manager. Keys from the automat open only the locks that allow it.',
      "iLOQ does not show me this setting, so I can't check it. Please be sure.",
    ],
  },
  'duplicate-access-rights': {
    title: 'Duplicate the rights',
    lines: [
      '1. Find the access rights that keys from this automat need.',
      '2. Duplicate each of them in iLOQ Manager.',
      '3. In the new ones, set *API access* to *on*.',
    ],
    help: [
      'The automat can only give access rights that are open to the API, and existing access rights cannot be changed.',
    ],
  },
  'add-to-locks': {
    title: 'Add rights to locks',
    lines: [
      '1. Add the duplicated access rights to the locks.',
      '2. Keep the old ones: do not remove them.',
    ],
    help: [
      'You find them in the right-click menu of the lock: *Edit Access Rights*.',
      'What works today goes on with the old access rights; keys from the automat use the new ones.',
    ],
  },
  'program-locks': {
    title: 'Program the locks',
    lines: [
      '1. Order the changes of the locks.',
      '2. Program the locks.',
      'It can take days: then choose *Do later* behind ⋯ and go on.',
    ],
    help: [
      'Both are done in iLOQ Manager. A lock obeys the new access rights only after it has been programmed.',
    ],
  },
  'service-code': {
    title: 'Service code',
    lines: [
      '1. If you are logged in to iLOQ Manager, log out.',
      '2. On the login screen of iLOQ S5 Manager, press the settings icon.',
      '3. Type the *Service code* here.',
    ],
    help: [
      'It tells iLOQ which customer environment is yours.',
      "It also stands in iLOQ's licence contract e-mail.",
    ],
  },
  'service-address': {
    title: 'Service address',
    lines: [
      '1. It stands beside the service code.',
      '2. Type the *Service address* here, for example `https://s5.iloq.com/iloqws`.',
    ],
    help: [
      'If you have logged in to iLOQ Manager since, log out. On the login screen of iLOQ S5 Manager, press the settings icon.',
      'It is where LivionKey reaches your iLOQ system.',
      "It also stands in iLOQ's licence contract e-mail.",
    ],
  },
  'api-user': {
    title: 'Create the API user',
    lines: [
      '1. *Administration* tab: *Add user*.',
      '2. *Add userID*.',
      '3. *Add new person with user ID*.',
      '4. First name and last name, for example *KeyAutomat* and *API*.',
    ],
    help: [
      'LivionKey works in iLOQ as a user of its own. Any name will do; one that is easy to recognise is best.',
    ],
  },
  'user-id': {
    title: 'User ID',
    lines: [
      '1. Give the new user a *User ID*, for example `api.keyautomat`.',
      '2. Type the same user ID here.',
    ],
    help: [
      'Choose one that is easy to recognise. It is the API user name that LivionKey logs in with.',
    ],
  },
  password: {
    title: 'Password',
    lines: [
      'Give the user a strong *Password*, with *Password expires* and *User must change password at next logon* off.',
      'Never type it here.',
    ],
    help: [
      'iLOQ Manager asks for upper-case and lower-case letters and digits, without the user ID in it, and not one of its last six passwords.',
      'When the password expires, the automat stops working.',
    ],
  },
  'usage-rights': {
    title: 'Twelve usage rights',
    lines: [
      'Select these usage rights for the user:',
      ...usageRights.map(({ label }) => `• *${label}*`),
    ],
    help: [
      'You find them in iLOQ Manager, at the API user. LivionKey checks all twelve when it connects:',
      ...usageRights.map(({ label, neededFor }) => `• *${label}*: ${neededFor}`),
    ],
  },
  verification: {
    title: 'Check',
    lines: [
      'I log in to iLOQ as the new user, look at all that it may see, and log out.',
      'I change nothing.',
    ],
    help: ['What iLOQ confirms gets its ✓. For what is wrong I tell you what to click.'],
  },
  'hand-over': {
    title: 'Hand-over',
    lines: ["Enter the four values in LivionKey's initial configuration."],
    help: ['Then the automat is connected to the locking system.'],
  },
};

export const titleOf = (ask: AskId): string => stepTexts[ask].title;

/** What LivionKey needs a usage right for; of any other than the twelve nothing is known. */
export const neededFor = (right: string): string | undefined =>
  usageRights.find(({ label }) => label === right)?.neededFor;
