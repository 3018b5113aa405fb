/** The numbered steps of the article, in order. `step 4 of 13` counts these. */
export const stepIds = [
  'public-api',
  'lock-api-access',
  'duplicate-access-rights',
  'add-to-locks',
  'program-locks',
  'service-code',
  'service-address',
  'api-user',
  'user-id',
  'password',
  'usage-rights',
  'verification',
  'hand-over',
] as const;

export type StepId = (typeof stepIds)[number];

export const isStepId = (id: string): id is StepId => stepIds.some((each) => each === id);
