import type { FailureText } from '../shapes.ts';

const publicApiToo =
  'If that does not help: is *Public API in use* on (*Administration* → *Edit locking system information* → *Settings*)? No such checkbox? Then the customer asks iLOQ sales support for the API.';

const tryLater = 'Check again in a while. Nothing that you entered is lost.';

/**
 * What a failure of the iLOQ client means for the installer. Keys: the kind, or `kind/detail` where
 * the detail matters (CreateSession's result, how iLOQ could not be reached).
 */
export const failures = {
  'wrong-credentials': {
    what: 'iLOQ says that the user ID, the password or the service code is wrong.',
    so: 'Wrong log-ins lock the user out, so I do not try again on my own.',
    mend: 'Compare them with iLOQ Manager, then enter the password again.',
    also: publicApiToo,
  },
  'locked-out/7': {
    what: 'iLOQ has locked this user after too many wrong log-ins.',
    so: 'An automat that already works with this user is locked out, too.',
    mend: 'Ask iLOQ how long it lasts. Press *Try once more* when the user is open again: I do not log in on my own.',
  },
  'locked-out/8': {
    what: 'iLOQ has locked this user.',
    so: 'An automat that already works with this user is locked out, too.',
    mend: 'Ask iLOQ how long it lasts. Press *Try once more* when the user is open again: I do not log in on my own.',
  },
  'password-expired': {
    what: 'The password has expired, or iLOQ asks for a new one.',
    so: 'The automat cannot log in with it.',
    mend: 'Give the user a new password in iLOQ Manager, with *Password expires* off. Then enter it here.',
  },
  'sso-cancelled': {
    what: 'iLOQ cancelled the log-in: this user logs in by single sign-on.',
    so: 'The automat needs a user that logs in with a user ID and password.',
    mend: 'Create the API user with *Add new person with user ID*, and give it a password.',
  },
  'api-perhaps-not-enabled/result-0': {
    what: 'iLOQ gave no result for the log-in.',
    mend: tryLater,
    also: publicApiToo,
  },
  'api-perhaps-not-enabled/result-2': {
    what: "iLOQ says that this version of its web service interface doesn't fit.",
    mend: 'Ask iLOQ whether the service address is right.',
    also: publicApiToo,
  },
  'api-perhaps-not-enabled': {
    what: 'iLOQ answered the log-in with an error. It says nothing about your values.',
    mend: tryLater,
    also: publicApiToo,
  },
  'system-not-opened': {
    what: 'The log-in worked; then iLOQ answered with an error when I opened the locking system.',
    mend: tryLater,
    also: publicApiToo,
  },
  'wrong-address/result-3': {
    what: 'iLOQ wants an address that begins with https.',
    mend: 'Look up the service address (login screen, settings icon), and type it with `https://`.',
  },
  'wrong-address/result-6': {
    what: 'The database is too old for the iLOQ server at this address.',
    mend: 'The service address is probably that of another server: look it up (login screen, settings icon).',
  },
  'wrong-address/result-11': {
    what: 'The database is too new for the iLOQ server at this address.',
    mend: 'The service address is probably that of another server: look it up (login screen, settings icon).',
  },
  'wrong-address': {
    what: 'What answers at the service address is not iLOQ.',
    mend: 'Look up the service address (login screen, settings icon), and type it here.',
  },
  'address-refused/redirect': {
    what: 'The service address sends me on to another place. For safety I do not follow.',
    mend: 'Look up the service address (login screen, settings icon), and type it here.',
  },
  'address-refused/private-address': {
    what: 'The service address leads into a private network. For safety I do not go there.',
    mend: 'Look up the service address (login screen, settings icon). If it is right, ask whoever runs this bot.',
  },
  'address-refused': {
    what: "The service address leads to a place that is not iLOQ's. For safety I do not go there.",
    mend: 'Look up the service address (login screen, settings icon). If it is right, ask whoever runs this bot to allow it.',
  },
  'unreachable/dns': {
    what: 'I cannot find the server of the service address.',
    so: 'The address has a typing error, or the network a problem.',
    mend: `Compare the address with iLOQ Manager. ${tryLater}`,
  },
  'unreachable/tls': {
    what: 'The connection to iLOQ is not safe: its certificate is not accepted.',
    mend: `Compare the address with iLOQ Manager. ${tryLater}`,
  },
  'unreachable/refused': {
    what: "iLOQ's server refused the connection. It says nothing about your values.",
    mend: tryLater,
  },
  'unreachable/proxy': {
    what: 'The proxy of this network does not let me through to iLOQ. It says nothing about your values.',
    mend: 'Ask whoever runs this bot.',
  },
  'unreachable/timeout': {
    what: 'iLOQ did not answer in time. It says nothing about your values.',
    mend: tryLater,
  },
  'unreachable/reset': {
    what: 'The connection to iLOQ broke off. It says nothing about your values.',
    mend: tryLater,
  },
  maintenance: {
    what: 'iLOQ is being updated or is out of service. It says nothing about your values.',
    mend: tryLater,
  },
  'rate-limited': {
    what: 'iLOQ asks for fewer requests for now. It says nothing about your values.',
    mend: tryLater,
  },
  'not-json': {
    what: 'Something between here and iLOQ answered instead of iLOQ. It says nothing about your values.',
    mend: tryLater,
  },
  'too-large': { what: "iLOQ's answer was too large to read.", mend: tryLater },
  forbidden: { what: 'iLOQ refused to answer.', mend: tryLater },
  'session-gone': {
    what: 'iLOQ ended my session in the middle. It says nothing about the usage rights.',
    mend: tryLater,
  },
  'guard-on/unanswered': {
    what: "I sent a log-in and never got iLOQ's answer, so I do not know whether the password was right.",
    so: 'Wrong log-ins lock the user out, so I do not send it again on my own.',
    mend: 'Press *Try once more*, or enter another password.',
  },
  'guard-on/error': {
    what: 'iLOQ answered the last log-in with an error, so I do not know whether the password was right.',
    so: 'Wrong log-ins lock the user out, so I do not send it again on my own.',
    mend: 'Press *Try once more*, or enter another password.',
  },
  'guard-on/restored': {
    what: 'What I remember was restored from an older copy, so the password may be out of date.',
    so: 'Wrong log-ins lock the user out, so I do not log in on my own.',
    mend: 'Press *Try once more*, or enter another password.',
  },
  'guard-on/locked-out': {
    what: 'iLOQ has locked this user out, so I did not log in again.',
    so: 'An automat that already works with this user is locked out, too.',
    mend: 'Press *Try once more* when the user is open again: I do not log in on my own.',
  },
  'guard-on/password-expired': {
    what: 'The password of this user has expired, so I did not log in again.',
    so: 'The automat cannot log in with it.',
    mend: 'Give the user a new password in iLOQ Manager, with *Password expires* off, and enter it here. Or press *Try once more* when you know that it is right.',
  },
  'guard-on/refused-before': {
    what: 'iLOQ refused this password before, so I did not log in again.',
    so: 'Wrong log-ins lock the user out, wherever it logs in from.',
    mend: 'Enter another password, or press *Try once more* when you know that it is right now.',
  },
  'guard-on/other-password': {
    what: 'This user has a new password, entered at another site. I did not log in again with the old one.',
    so: 'Wrong log-ins lock the user out, wherever it logs in from.',
    mend: 'Enter the new password here, too. Or press *Try once more* when you know that this one is right.',
  },
  'guard-on/never-accepted': {
    what: 'Nobody has tried this password yet, so I did not log in on my own.',
    so: 'Wrong log-ins lock the user out.',
    mend: 'Press *Check now* or *Try once more*.',
  },
  'guard-on': {
    what: 'iLOQ refused the last log-in of this user, so I did not log in again.',
    so: 'Wrong log-ins lock the user out, wherever it logs in from.',
    mend: 'Enter the new password, or press *Try once more* when you know that it is right.',
  },
  'unknown-value': {
    what: 'iLOQ says nothing about it that I know.',
    mend: 'If it stays so, ask support.',
  },
  cancelled: { what: 'The check took too long and was stopped.', mend: tryLater },
  'password-unreadable': {
    what: 'I cannot open the stored password any more: my key has changed.',
    mend: 'Enter the password again.',
  },
} satisfies Readonly<Record<string, FailureText>>;

/** What became of the values where there was no session, and what follows for the next log-in. */
export const noSession = {
  unknown: {
    what: 'iLOQ gave an answer that I do not know. It says nothing about your values.',
    mend: `${tryLater} If it stays so, ask support.`,
  },
  waits: (until: string) => ({
    so: 'Wrong log-ins lock the user out, so I wait before I send it again.',
    mend: `I try once more on my own ${until}. If you know that iLOQ works again, press *Try once more*.`,
  }),
  /** The login guard is on, and the failure says nothing of it. */
  guarded: {
    so: 'The log-in got no clear answer, and wrong log-ins lock the user out: I do not send it again on my own.',
    mend: 'Press *Try once more*. Nothing that you entered is lost.',
  },
  workedBefore: {
    so: 'The address has worked before, so I keep it.',
    mend: `${tryLater} If iLOQ has given the customer another address, change it with \`back\`.`,
  },
};

/** The first line of a check's result. */
export const verdicts = {
  refused: 'iLOQ refused the log-in',
  lockedOut: 'iLOQ has locked this user out',
  notLoggedIn: 'I did not log in',
  waits: 'I wait before I log in again',
  wrongAddress: 'The service address is not right',
  notAsked: 'iLOQ could not be asked now',
  locksUnanswered: 'Nothing wrong so far: which locks are needed?',
  partial: 'Nothing wrong, but I did not see everything',
  right: 'All iLOQ shows is right',
};
