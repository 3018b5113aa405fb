export {
  type FunnelLabels,
  type FunnelPicture,
  type FunnelSaid,
  funnelPictureOf,
} from './funnel-picture.ts';
export {
  mostPictured,
  type OverviewPicture,
  type PicturedSite,
  type PictureLabels,
  pictureOf,
} from './overview-picture.ts';
export { createStudio, type Draw, type Picture } from './studio.ts';
