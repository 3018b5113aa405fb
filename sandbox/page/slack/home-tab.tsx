import type { ViewView } from '../protocol.ts';
import { scrolls } from './scrolls.ts';
import { View } from './view.tsx';

/** The app's home, as the bot last published it. */
export const HomeTab = ({ home }: { readonly home: ViewView | null }) => (
  <div {...scrolls('Home')} className="home">
    {home ? (
      <View open={home} />
    ) : (
      <p className="home-empty" role="status">
        The app is preparing its home…
      </p>
    )}
  </div>
);
