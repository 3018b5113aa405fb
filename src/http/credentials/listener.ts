import type { IncomingMessage } from 'node:http';
import {
  type Grant,
  hasBlankEnds,
  type OneTimeLinks,
  passwordProblems,
} from '../../credentials/index.ts';
import {
  type Desk,
  showCredentials,
  takePassword,
  type VerifyWith,
} from '../../setup/credentials/index.ts';
import { bindingOf, may, type Person, type Site } from '../../sites/index.ts';
import type { Speech } from '../../text/index.ts';
import type { Listener } from '../server.ts';
import { isFromElsewhere, readForm } from './form.ts';
import { type Answer, createLinkPage, gone, type LinkPageParts, told } from './link-page.ts';
import { longestPassword, type Page } from './page/index.ts';

export interface CredentialsParts extends LinkPageParts {
  readonly desk: Desk;
  /** The origin that people reach the pages at. */
  readonly publicUrl: string;
  readonly links: OneTimeLinks;
  readonly people: { get(id: string): Promise<Person> };
  readonly speech: Pick<Speech, 'to'>;
  readonly verify: VerifyWith;
}

/** Somebody with a link that works: who, for what, and on which site. */
interface Visit {
  readonly token: string;
  readonly grant: Grant;
  readonly person: Person;
  readonly site: Site;
}

/** Said to nobody but whoever may reach the site's credentials. */
const archived: Answer = told(409, 'archived');

/**
 * `GET|HEAD|POST /credentials/:token`. Reading changes nothing, as Slack and mail scanners read
 * every link they see.
 */
export function createCredentialsListener(parts: CredentialsParts): Listener {
  const { desk, publicUrl, links, people, log, random } = parts;
  const { sites, custody, clock } = desk;

  async function answer(request: IncomingMessage, token: string): Promise<Answer> {
    if (request.method === 'POST') return post(request, token);
    const visit = await visitOf(token);
    return 'status' in visit
      ? visit
      : { status: 200, page: firstPage(visit), reader: visit.person.id };
  }

  /** Whoever may no longer reach the site's credentials finds the link gone. */
  async function visitOf(token: string): Promise<Visit | Answer> {
    const grant = await links.look(token);
    if (!grant) return gone;
    const [person, site] = await Promise.all([people.get(grant.person), sites.get(grant.site)]);
    if (!site || !may(person, 'credentials', site).allowed) return gone;
    return site.archivedAt === undefined
      ? { token, grant, person, site }
      : { ...archived, reader: person.id };
  }

  async function post(request: IncomingMessage, token: string): Promise<Answer> {
    const form = await readForm(request);
    if (form === 'wrong-type') return told(415, 'unreadable');
    if (form === 'too-large') return told(413, 'unreadable');
    if (form === 'broken-off') return told(400, 'unreadable');
    const visit = await visitOf(token);
    return 'status' in visit
      ? visit
      : { ...(await sent(request, visit, form)), reader: visit.person.id };
  }

  async function sent(
    request: IncomingMessage,
    visit: Visit,
    form: URLSearchParams,
  ): Promise<Answer> {
    const { token } = visit;
    if (
      isFromElsewhere(request, publicUrl) ||
      !links.isFormToken(token, shownOn(visit), form.get('form') ?? '')
    )
      return told(403, 'outdated');
    const left = await links.attempt(token);
    if (left === undefined) return gone;
    return visit.grant.purpose === 'reveal'
      ? reveal(visit, form.get('code') ?? '', left)
      : enter(visit, form.get('password') ?? '', form.get('blanks') === 'keep');
  }

  async function enter(visit: Visit, password: string, keepsBlanks: boolean): Promise<Answer> {
    const { token, grant, person, site } = visit;
    const problems = passwordProblems(password, site.values.userId ?? '');
    if (password.length > longestPassword)
      return { status: 422, page: passwordPage(visit, ['too-long']) };
    if (problems.length > 0) return { status: 422, page: passwordPage(visit, problems) };
    if (hasBlankEnds(password) && !keepsBlanks)
      return { status: 422, page: passwordPage(visit, ['blank-ends']) };
    const leaked = custody.matches(site.id, password, site.leakedPasswords);
    // Of two at the same time one uses the link up; a password that is refused does not.
    if (!leaked && !(await links.use(token))) return gone;
    const use = {
      site: site.id,
      verify: grant.purpose !== 'enter',
      onceMore: grant.purpose === 'verify-once-more',
    };
    const input = { by: person.id, at: clock.now(), request: `page:${random(8).toString('hex')}` };
    const taken = await takePassword(desk, parts.verify, use, password, person, input);
    switch (taken) {
      case 'stored':
      case 'verifying':
        return told(200, taken);
      case 'leaked':
        return leaked
          ? { status: 422, page: passwordPage(visit, ['leaked']) }
          : told(409, 'notKept');
      case 'not-kept':
        return told(409, 'notKept');
      case 'archived':
        return archived;
      case 'not-allowed':
        return gone;
    }
  }

  async function reveal(
    { token, person, site: { id } }: Visit,
    typed: string,
    left: number,
  ): Promise<Answer> {
    if (!(await links.isCode(token, typed.replaceAll(/\s/g, '')))) {
      log.warn({ site: id, user: person.id, left }, 'a wrong code for the credentials');
      if (left > 0) return { status: 422, page: codePage(token, left) };
      await links.use(token);
      return gone;
    }
    if (!(await links.use(token))) return gone;
    const shown = await showCredentials(desk, id, person);
    if (!shown) return gone;
    return {
      status: 200,
      page: { page: 'credentials', siteName: shown.site.name, ...shown.credentials },
    };
  }

  const firstPage = (visit: Visit): Page =>
    visit.grant.purpose === 'reveal' ? codePage(visit.token) : passwordPage(visit, []);

  const codePage = (token: string, triesLeft?: number): Page => ({
    page: 'code',
    formToken: links.formToken(token, []),
    ...(triesLeft !== undefined && { triesLeft }),
  });

  const passwordPage = (
    visit: Visit,
    problems: Extract<Page, { page: 'password' }>['problems'],
  ): Page => ({
    page: 'password',
    siteName: visit.site.name,
    userId: visit.site.values.userId ?? '',
    verify: visit.grant.purpose !== 'enter',
    formToken: links.formToken(visit.token, shownOn(visit)),
    problems,
  });

  return createLinkPage(parts, answer);
}

/** What the password will be sealed for: a page that was drawn for other values is out of date. */
function shownOn({ grant, site }: Visit): string[] {
  if (grant.purpose === 'reveal') return [];
  const { origin = '', serviceCode = '', userId = '' } = bindingOf(site) ?? {};
  return [origin, serviceCode, userId];
}
