import { compact } from '../../compact.ts';
import type { ShownAs } from '../../setup/index.ts';
import {
  type CheckAll,
  type CheckChanges,
  type CheckScope,
  checkRates,
} from '../../sites/index.ts';
import type { Catalogue } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { context, type Message, section } from './message.ts';

const minuteMs = 60_000;
/** Careful, and over in a working day for 4,000 sites. */
const usual = 10;

/** How fast all sites are to be checked, and how long each takes. */
export function askCheckAllMessage(
  t: Catalogue,
  { sites, withoutPassword, underWay }: ShownAs<'ask-check-all'>,
): Message {
  const leftOut = t.checkAllTexts.leftOut(withoutPassword, underWay);
  return {
    blocks: compact([
      section(t.checkAllTexts.ask(sites)),
      leftOut && context(leftOut),
      section(t.checkAllTexts.howFast),
      buttons(
        ...checkRates.map((perMinute) =>
          button(
            t.checkAllTexts.rate(perMinute, (sites / perMinute) * minuteMs),
            { do: 'check-all', perMinute },
            perMinute === usual ? 'primary' : undefined,
          ),
        ),
      ),
    ]),
  };
}

/** How far it has come, with the way to stop it; over, it is a line. */
export function checkAllMessage(t: Catalogue, check: CheckAll): Message {
  const { id, ended, checked, total, perMinute, broke, back } = check;
  const { checkAllTexts } = t;
  if (ended?.by !== undefined)
    return { blocks: [context(checkAllTexts.stopped(checked, total, ended.by))] };
  if (ended) return { blocks: [context(checkAllTexts.done(checked, t.time(ended.at)))] };
  const leftMs = ((total - checked) / perMinute) * minuteMs;
  return {
    blocks: compact([
      section(checkAllTexts.progress(checked, total, leftMs)),
      broke + back > 0 && context(checkAllTexts.soFar(broke, back)),
      buttons(button(t.labels.cancelRun, { do: 'stop-check-all', run: id })),
    ]),
  };
}

/** What has changed since the last time, and what could not be checked. */
export function checkAllResultMessage(
  t: Catalogue,
  { checked }: CheckAll,
  { broke, back, unreached, notJudged }: CheckChanges,
  { withoutPassword, underWay }: Omit<CheckScope, 'check'>,
): Message {
  const { checkAllTexts } = t;
  const named = (rows: CheckChanges['broke'], say: (names: readonly string[]) => string) =>
    rows.length > 0 && section(say(rows.map(({ name }) => name)));
  return {
    headline: checkAllTexts.result(checked),
    blocks: compact([
      section(`*${checkAllTexts.result(checked)}*`),
      named(broke, checkAllTexts.broke),
      named(back, checkAllTexts.back),
      broke.length + back.length === 0 && section(checkAllTexts.same),
      named(unreached, checkAllTexts.unreached),
      named(notJudged, checkAllTexts.notJudged),
      notJudged.length > 0 && context(checkAllTexts.notJudgedWhy),
      named(withoutPassword, checkAllTexts.withoutPassword),
      underWay > 0 && context(checkAllTexts.underWay(underWay)),
    ]),
  };
}
