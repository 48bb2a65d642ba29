let context: AudioContext | undefined;

/** Plays two short synthesised notes. Silent until somebody has interacted with the page, as browsers require. */
export async function playSound(): Promise<void> {
  try {
    context ??= new AudioContext();
    if (context.state === "suspended") await context.resume();
    const start = context.currentTime + 0.02;
    for (const [index, frequency] of [659.26, 880].entries()) {
      const [note, volume] = [context.createOscillator(), context.createGain()];
      const at = start + index * 0.11;
      note.frequency.value = frequency;
      volume.gain.setValueAtTime(0, at);
      volume.gain.linearRampToValueAtTime(0.12, at + 0.015);
      volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.28);
      note.connect(volume).connect(context.destination);
      note.start(at);
      note.stop(at + 0.3);
    }
  } catch {
    // Ignore browsers without audio.
  }
}
