import { type UsageRightLabel, usageRights } from '../checklist/index.ts';

/** What LivionKey needs each of the twelve usage rights for; of any other nothing is known. */
export function createRights(needs: Readonly<Record<UsageRightLabel, string>>) {
  const neededFor = (right: string): string | undefined => {
    const known = usageRights.find(({ label }) => label === right);
    return known && needs[known.label];
  };
  return {
    neededFor,
    /** "• *Right to edit keys*: to edit keys" */
    rightLine(right: string): string {
      const need = neededFor(right);
      return need === undefined ? `• *${right}*` : `• *${right}*: ${need}`;
    },
  };
}
