export {
  type EstatePicture,
  mostPictured,
  type PicturedSite,
  type PictureWords,
  pictureOf,
} from './estate-picture.ts';
export { createStudio, type Draw } from './studio.ts';
