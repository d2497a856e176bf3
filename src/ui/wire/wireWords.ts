import type { PinName } from '../../domain/head/correction';

/** Left and right of the head are the person's own; of a turn, those of the screen. */
export const wireWords = {
  open: 'Adjust the head',
  title: 'Adjust the head',
  lead: 'Drag the head to turn it.',
  leadMore: 'Cross: move. Corner: size and tilt. Points: drag to their place.',
  name: 'Wire head over the photo',
  keys: 'Arrow keys turn the head, Shift and arrow keys move it, plus and minus size it, square brackets tilt it. Tab reaches its points.',
  pinKeys: 'Arrow keys move this point, Enter pins it where it is, Delete releases it.',
  reset: 'Reset',
  done: 'Done',
  steps: {
    title: 'Steps',
    name: 'Small steps',
    modes: { turn: 'Turn', move: 'Move' },
    mode: {
      turn: 'The arrows turn the head. Press to move it instead.',
      move: 'The arrows move the head. Press to turn it instead.',
    },
    turn: { up: 'Turn up', down: 'Turn down', left: 'Turn to the left', right: 'Turn to the right' },
    move: { up: 'Move up', down: 'Move down', left: 'Move to the left', right: 'Move to the right' },
    smaller: 'Smaller',
    larger: 'Larger',
    tiltLeft: 'Tilt to the left',
    tiltRight: 'Tilt to the right',
  },
  grips: { move: 'Move', size: 'Size and tilt' },
  pins: {
    brow: 'Brow line',
    vertex: 'Top of the head',
    leftEar: 'Left ear',
    rightEar: 'Right ear',
    back: 'Back of the head',
  } satisfies Record<PinName, string>,
  pinned: (name: string) => `${name}, pinned`,
  pinHere: 'Pin here',
  release: 'Release',
} as const;
