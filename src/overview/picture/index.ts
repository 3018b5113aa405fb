export {
  countsInWords,
  type EstatePicture,
  mostPictured,
  type PicturedSite,
  pictureInWords,
  pictureOf,
} from './estate-picture.ts';
export { createStudio, type Draw } from './studio.ts';
