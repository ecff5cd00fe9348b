import { Title, type TitleProps } from '@mantine/core';
import { useEffect, useRef } from 'react';

/**
 * A heading that takes the focus on mount, where it replaces
 * the pressed button, so that keyboard users continue from it.
 */
export function ArrivingTitle(props: TitleProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return <Title {...props} ref={title} tabIndex={-1} style={{ outline: 'none' }} />;
}
