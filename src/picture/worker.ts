import { parentPort, workerData } from 'node:worker_threads';
import { drawPicture } from './draw.ts';

const png = await drawPicture(workerData);
parentPort?.postMessage(new Uint8Array(png));
