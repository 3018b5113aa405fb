import type { KnownBlock } from '@slack/types';
import { openingQuestion, stepIds, stepNumber } from '../../checklist/index.ts';
import type { Call, Site } from '../../sites/index.ts';
import { clip, labels, moment, name, person, safe, titleOf } from '../../text/index.ts';
import { button, buttons } from '../buttons.ts';
import { context, type Message, section } from './message.ts';
import { findingBlocks, verdict } from './report.ts';

/** A call for support: which site, what is wrong, since when, what was tried, who has it. Updated in place. */
export function callMessage(site: Site, call: Call): Message {
  const title = call.about === 'help' ? 'Help wanted' : 'Verification failed';
  const over = call.closedAt !== undefined;
  const head = `${over ? '✓' : '●'} *${over && call.about === 'verification' ? 'Verification passed' : title}*: *${name(site.name)}*${where(call)}`;
  const wrong = (site.report?.findings ?? []).filter(({ severity }) => severity === 'wrong');
  const blocks: KnownBlock[] = [
    section(`${head}\nFrom ${person(call.by)}, since ${moment(call.at)}`),
    ...(call.words ? [section(`> ${safe(clip(call.words, 1000))}`)] : []),
    ...(!over && call.about === 'verification' ? findingBlocks(wrong, '✗') : []),
    context(tried(site, call)),
  ];
  if (!over) {
    const status = button('Status', { do: 'status', site: site.id });
    blocks.push(
      call.takenBy
        ? buttons(status)
        : buttons(button(labels.take, { do: 'take', site: site.id, call: call.id }, 'primary'), status),
    );
  }
  return { text: `${over ? 'Over: ' : ''}${title}: ${name(site.name)}`, blocks };
}

function where({ about, ask }: Call): string {
  if (about !== 'help' || !ask) return '';
  return ask === openingQuestion
    ? `, ${titleOf(ask)}`
    : `, step ${stepNumber(ask)} of ${stepIds.length}, ${titleOf(ask)}`;
}

function tried(site: Site, call: Call): string {
  if (call.closedAt !== undefined) return `Over since ${moment(call.closedAt)}`;
  const last = site.report
    ? `Last verification ${moment(site.report.at)}: ${verdict(site.report)}`
    : 'Not verified yet';
  return call.takenBy ? `${person(call.takenBy)} has it · ${last}` : last;
}
