import type { PlainTextOption, StaticSelect } from '@slack/types';
import { type EstateSite, lastActivity } from '../../overview/index.ts';
import type { Press } from '../../setup/index.ts';
import { type Catalogue, clip, flat, name, person, stateMarks } from '../../text/index.ts';
import { button } from './buttons.ts';
import { type Section, section } from './message.ts';

/** A site among others, on three short lines, with the one button that leads on. */
export function siteLines(t: Catalogue, site: EstateSite, label: string, press: Press): Section {
  const { row, state } = site;
  const [first, ...others] = row.installers;
  const who =
    first === undefined ? [] : [`${person(first)}${others.length > 0 ? ` +${others.length}` : ''}`];
  const verified =
    row.verifiedAt === undefined ? [] : [t.statusTexts.verified(t.moment(row.verifiedAt))];
  const alerts = t.incidentCounts(site.incidents);
  const lines = [
    `*${name(row.name)}* · ${t.stateText(state)}`,
    [t.progressBar(row.settled), t.openStep(row.asked)].filter((text) => text !== '').join(' · '),
    [...who, t.statusTexts.active(t.moment(lastActivity(site))), ...verified].join(' · '),
    ...(alerts === '' ? [] : [t.statusTexts.openAlerts(alerts)]),
  ];
  return { ...section(lines.join('\n')), accessory: button(label, press) };
}

/** Block Kit: a menu has at most 100 options; the value of one has at most 75 characters. */
const mostOptions = 100;
const longestValue = 75;

/**
 * A menu of sites, for what has no room for a button each. Undefined where there is none to choose.
 */
export function siteMenu(
  t: Catalogue,
  sites: readonly EstateSite[],
  does: 'status' | 'go-on',
): StaticSelect | undefined {
  const options = sites
    .map(({ row, state }): PlainTextOption => {
      const press: Press = { do: does, site: row.id };
      return {
        text: { type: 'plain_text', text: `${stateMarks[state]} ${clip(flat(row.name), 60)}` },
        value: JSON.stringify(press),
      };
    })
    .filter(({ value = '' }) => value.length <= longestValue)
    .slice(0, mostOptions);
  if (options.length === 0) return undefined;
  const placeholder = does === 'status' ? t.estateTexts.openOne : t.estateTexts.goOnWith;
  return {
    type: 'static_select',
    action_id: does,
    placeholder: { type: 'plain_text', text: placeholder },
    options,
  };
}
