let audio: AudioContext | undefined;

/** Browsers let a page sound only after a tap: to be called in one. Undefined where a page cannot sound. */
export function audible(): AudioContext | undefined {
  if (!('AudioContext' in window)) return undefined;
  audio ??= new AudioContext();
  void audio.resume().catch(() => undefined);
  return audio;
}

/** Undefined until a tap let the page sound. */
export function runningAudio(): AudioContext | undefined {
  return audio?.state === 'running' ? audio : undefined;
}
