const key = 'livion-sandbox-tour';

/** Whether the tour is on, in this browser. It is until somebody skips it. */
export const isOn = (): boolean => localStorage.getItem(key) !== 'off';

export const remember = (on: boolean): void => localStorage.setItem(key, on ? 'on' : 'off');
