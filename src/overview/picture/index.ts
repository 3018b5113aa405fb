export {
  type EstatePicture,
  mostPictured,
  type PicturedSite,
  type PictureLabels,
  pictureOf,
} from './estate-picture.ts';
export { createStudio, type Draw } from './studio.ts';
