import { right } from './rights.ts';
import { type App, guarded, type Scene } from './scene.ts';

const events = [
  { Id: 1, Name: 'key_added', DisplayName: 'Key added', Description: 'A key was added' },
  { Id: 2, Name: 'key_blocklisted', DisplayName: 'Key blocklisted', Description: 'A key was put on the blocklist' },
  { Id: 3, Name: 'device_log_arrived', DisplayName: 'Device log', Description: 'A log entry arrived from a device' },
];

/** Webhooks (beta), as far as they can be read. */
export function webhookRoutes(app: App, scene: Scene): void {
  guarded(app, scene, 'Webhooks/Events', [right.administrateLockingSystem], () => events);
  guarded(
    app,
    scene,
    'Webhooks/Subscriptions',
    [right.administrateLockingSystem],
    (lockGroup) => lockGroup.subscriptions,
  );
}
