import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Blocks } from '../../../sandbox/page/slack/blocks/index.tsx';
import { PlacesContext, placesIn } from '../../../sandbox/page/slack/elements/places.ts';
import { SurfaceContext } from '../../../sandbox/page/slack/elements/surface.ts';
import { FilesContext } from '../../../sandbox/page/slack/files.ts';
import { NamesContext, namesIn } from '../../../sandbox/page/slack/text/names.ts';
import type { JsonObject, Surface } from '../../../sandbox/slack/browser.ts';
import { initialState } from '../../../sandbox/slack/browser.ts';
import { slackOf } from './sample-state.ts';

const slack = slackOf();

/** HTML of something of Slack's, as Maija sees it. */
export const rendered = (what: ReactNode): string =>
  renderToStaticMarkup(
    <NamesContext value={namesIn(slack, () => {})}>
      <PlacesContext value={placesIn(slack)}>
        <FilesContext value={({ id }) => (id === 'F1' ? '/files/F1' : undefined)}>
          {what}
        </FilesContext>
      </PlacesContext>
    </NamesContext>,
  );

export const renderedBlocks = (
  blocks: readonly JsonObject[],
  surface: Surface = 'message',
): string =>
  rendered(
    <SurfaceContext
      value={{
        values: initialState(blocks),
        keep: () => {},
        act: () => Promise.resolve(),
        options: () => Promise.resolve([]),
        confirm: () => Promise.resolve(true),
      }}
    >
      <Blocks blocks={blocks} surface={surface} />
    </SurfaceContext>,
  );
