/** What goes with the file that support gets from `/livion diag`. */
export const diagReplies = {
  title: 'For support',
  comment:
    "How I am running, for support to read: no secret, no person's name, nothing that anybody wrote but the site's name.",
  sent: 'I have sent you the file for support in our direct message. Pass it on to whoever helps you.',
  notSent: (why: string) => `The file for support is not sent. ${why}`,
} as const;
