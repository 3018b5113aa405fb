import { type StepId, usageRights } from '../checklist/index.ts';

export interface StepText {
  /** In lists: short enough for one line of a phone. */
  readonly title: string;
  /** Before the list, where the list is no sequence. */
  readonly lead?: string;
  /** What to do, in order. iLOQ Manager's labels stand in bold, exactly as they are there. */
  readonly how: readonly string[];
  /** Why it matters. */
  readonly why: string;
  /** What helps when it does not go as told. */
  readonly tip?: string;
}

export const opening: StepText = {
  title: 'Delivered ready?',
  how: ['Was this locking system delivered with API access for its locks and access rights?'],
  why: 'If it was, the first five steps are already in place. If you are not sure, say so: I will check with iLOQ later.',
};

/** The steps of LivionKey's article "Creating iLOQ API credentials". */
export const stepTexts: Readonly<Record<StepId, StepText>> = {
  'public-api': {
    title: 'Public API in use',
    how: [
      'In iLOQ Manager, go to the *Administration* tab.',
      'Select *Edit locking system information*.',
      'Select *Settings* in the bottom right corner.',
      'Switch on *Public API in use*.',
    ],
    why: 'Until it is on, iLOQ lets no automat in. It is done by hand, once for the whole locking system.',
    tip: 'Is the checkbox not there? Then the API is not in this iLOQ licence: the customer asks iLOQ sales support for it.',
  },
  'lock-api-access': {
    title: 'Locks allow the API',
    how: [
      'Select a lock that keys from this automat must open, and choose *Edit Access Rights* in its right-click menu.',
      'Select *Edit Lock Settings and Access Rights*.',
      'Enable *Allow API Access Rights*.',
      'Do the same for every lock that keys from this automat must open.',
    ],
    why: 'Keys from the automat open only the locks that allow it.',
    tip: 'iLOQ does not show this setting to me, so this step stays your word.',
  },
  'duplicate-access-rights': {
    title: 'Duplicate the rights',
    how: [
      'In iLOQ Manager, find the access rights that keys from this automat need.',
      'Duplicate each of them: existing access rights cannot be changed.',
      'Set *API access* to *on* in the new ones.',
    ],
    why: 'The automat can only give access rights that are open to the API.',
  },
  'add-to-locks': {
    title: 'Add rights to locks',
    how: [
      'Add the duplicated access rights to the locks.',
      'Keep the old ones: do not remove them from the locks.',
    ],
    why: 'What works today goes on with the old access rights; keys from the automat use the new ones.',
  },
  'program-locks': {
    title: 'Program the locks',
    how: ['Order the changes of the locks in iLOQ Manager.', 'Program the locks.'],
    why: 'A lock obeys the new access rights only after it has been programmed.',
    tip: 'This can take days. Choose *Later* and go on: I will list it at the end.',
  },
  'service-code': {
    title: 'Service code',
    how: [
      'If you are logged in to iLOQ Manager, log out.',
      'On the login screen of iLOQ S5 Manager, press the settings icon.',
      'Type the *Service code* that you see there as a message to me.',
    ],
    why: 'It tells iLOQ which customer environment is yours.',
    tip: "It also stands in iLOQ's licence contract e-mail.",
  },
  'service-address': {
    title: 'Service address',
    how: [
      'It stands beside the service code. If you have logged in to iLOQ Manager since, log out.',
      'On the login screen of iLOQ S5 Manager, press the settings icon.',
      'Type the *Service address* as a message to me, for example `https://s5.iloq.com/iloqws`.',
    ],
    why: 'It is where LivionKey reaches your iLOQ system.',
    tip: "It also stands in iLOQ's licence contract e-mail.",
  },
  'api-user': {
    title: 'Create the API user',
    how: [
      'In iLOQ Manager, go to the *Administration* tab and select *Add user*.',
      'Select *Add userID*.',
      'Select *Add new person with user ID*.',
      'Give a first name and a last name, for example *KeyAutomat* and *API*.',
    ],
    why: 'LivionKey works in iLOQ as a user of its own. Any name will do; one that is easy to recognise is best.',
  },
  'user-id': {
    title: 'User ID',
    how: [
      'Give the new user a *User ID* that is easy to recognise, for example `api.keyautomat`.',
      'Type the same user ID as a message to me.',
    ],
    why: 'It is the API user name that LivionKey logs in with.',
  },
  password: {
    title: 'Password',
    how: [
      'Give the new user a strong *Password* in iLOQ Manager: upper-case and lower-case letters and digits, without the user ID in it, and none of its last six.',
      'Do not set a password expiration.',
    ],
    why: 'When the password expires, the automat stops working.',
    tip: 'Never type the password as a message.',
  },
  'usage-rights': {
    title: 'Twelve usage rights',
    lead: 'Select these usage rights for the user in iLOQ Manager:',
    how: [...usageRights.map(({ label, neededFor }) => `*${label}*: ${neededFor}`)],
    why: 'LivionKey checks all twelve when it connects. I check them with iLOQ first.',
  },
  verification: {
    title: 'Check',
    how: [
      'Press *Verify*: I log in to iLOQ as the new user, look at everything I can see, and log out. I change nothing.',
    ],
    why: 'What iLOQ confirms gets its ✓; for what is wrong I tell you what to click.',
  },
  'hand-over': {
    title: 'Hand-over',
    how: ["Enter the four values in LivionKey's initial configuration."],
    why: 'Then the automat is connected to the locking system.',
  },
};
