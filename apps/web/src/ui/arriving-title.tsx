import { Title, type TitleProps } from '@mantine/core';
import { useEffect, useRef } from 'react';

/** A heading that takes the focus where it comes in place of the button that led to it: by keyboard one goes on from there. */
export function ArrivingTitle(props: TitleProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return <Title {...props} ref={title} tabIndex={-1} style={{ outline: 'none' }} />;
}
