export {
  type EstatePicture,
  mostPictured,
  type PicturedSite,
  type PictureLabels,
  pictureOf,
} from './estate-picture.ts';
export {
  type FunnelLabels,
  type FunnelPicture,
  type FunnelSaid,
  funnelPictureOf,
} from './funnel-picture.ts';
export { createStudio, type Draw, type Picture } from './studio.ts';
