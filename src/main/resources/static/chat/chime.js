// Two soft notes, made on the spot: nothing to load. Silent until the visitor has touched the panel, as browsers will have it.
let context;

export function chime() {
	if (!navigator.userActivation?.hasBeenActive || !window.AudioContext) return;
	context ??= new AudioContext();
	[[660, 0], [880, 0.12]].forEach(([pitch, after]) => {
		const tone = context.createOscillator();
		const volume = context.createGain();
		const at = context.currentTime + after;
		tone.frequency.value = pitch;
		volume.gain.setValueAtTime(0.08, at);
		volume.gain.exponentialRampToValueAtTime(0.001, at + 0.3);
		tone.connect(volume).connect(context.destination);
		tone.start(at);
		tone.stop(at + 0.3);
	});
}
