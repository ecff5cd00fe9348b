import './notices.css';
import { Notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';

/** Scrolls the control in use out from under what has just appeared at the bottom. */
export function keepFocusInView(): void {
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body) activeElement.scrollIntoView({ block: 'nearest' });
}

/** Where notices appear: a strip at the bottom of the window, above which the page and its dialogs end. */
export function Notices() {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = strip.current;
    if (!element) return undefined;
    let before = 0;
    const watch = new ResizeObserver(() => {
      const height = element.offsetHeight;
      document.documentElement.style.setProperty('--notices-height', `${height}px`);
      if (height > before) keepFocusInView();
      before = height;
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      document.documentElement.style.removeProperty('--notices-height');
    };
  }, []);
  return (
    <div ref={strip} className="notices">
      <Notifications
        position="bottom-center"
        withinPortal={false}
        limit={3}
        classNames={{ root: 'notices-list' }}
      />
    </div>
  );
}
