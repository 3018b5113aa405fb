import type { Core } from './core.ts';
import { type JsonObject, listOf, objectOf, textOf } from './json.ts';
import { BOT, type Person, TEAM } from './types.ts';

/**
 * `users.*`: emulate checks scope and existence; who is an admin, a guest or of another
 * organisation is ours.
 */
export async function users(core: Core, method: string, body: JsonObject): Promise<JsonObject> {
  const answer = await core.emulated.call('bot', method, body);
  if (answer['ok'] !== true) return answer;
  // A form's fields are texts.
  const withLocale = [true, 'true', '1'].some((yes) => yes === body['include_locale']);
  if ('user' in answer)
    return { ...answer, user: asSlackTells(core, objectOf(answer['user']), withLocale) };
  if (!('members' in answer)) return answer;
  const members = listOf(answer['members']).map((user) => asSlackTells(core, user, withLocale));
  return { ...answer, members };
}

function asSlackTells(core: Core, user: JsonObject, withLocale: boolean): JsonObject {
  const id = textOf(user['id']);
  const person = core.workspace.people.get(id);
  // Of who was deactivated Slack tells little more.
  if (person?.hasLeft) return { id, team_id: person.teamId, name: person.name, deleted: true };
  return {
    ...user,
    ...teamsOf(person),
    deleted: false,
    is_admin: person?.isAdmin ?? false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: (person?.isRestricted ?? false) || (person?.isUltraRestricted ?? false),
    is_ultra_restricted: person?.isUltraRestricted ?? false,
    ...(person?.isStranger ? { is_stranger: true } : {}),
    is_bot: id === BOT.userId,
    is_app_user: false,
    ...(withLocale ? { locale: person?.locale ?? 'en-US' } : {}),
    tz: 'Europe/Helsinki',
    tz_offset: 7200,
  };
}

/** https://docs.slack.dev/reference/objects/user-object: of Enterprise Grid, `enterprise_user`. */
function teamsOf(person: Person | undefined): JsonObject {
  const grid = person?.grid;
  if (!grid) return { team_id: person?.teamId ?? TEAM.id };
  const enterprise_user = {
    ...{ id: person.id, enterprise_id: 'E0ORG', enterprise_name: 'Org' },
    ...{ is_admin: false, is_owner: false, teams: [...grid.teams] },
  };
  return { team_id: grid.home ?? undefined, enterprise_user };
}
