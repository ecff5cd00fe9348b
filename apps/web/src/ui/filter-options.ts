import { isFound } from '@casedoor/contracts/name-words';
import { isOptionsGroup, type OptionsFilter } from '@mantine/core';

/** The filter of a searchable list without groups: options are found as people type, as the server finds names. */
export const filterOptions: OptionsFilter = ({ options, search, limit }) =>
  options.filter((option) => !isOptionsGroup(option) && isFound(option.label, search)).slice(0, limit);
