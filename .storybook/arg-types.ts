import type { ArgTypesEnhancer } from 'storybook/internal/types';

const UNION = /^'[^']*'( \| '[^']*')+$/;

/** A choice for what is one of several words, and no control for what cannot be typed in. */
export const chooseControls: ArgTypesEnhancer = ({ argTypes }) =>
  Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const type = String(argType.table?.type?.summary ?? '');
      if (UNION.test(type)) {
        return [name, { ...argType, control: 'select' as const, options: type.split(' | ').map((word) => word.slice(1, -1)) }];
      }
      const isPlain = ['string', 'number', 'boolean'].includes(type);
      return [name, isPlain ? argType : { ...argType, control: false as const }];
    }),
  );
