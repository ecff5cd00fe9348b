import { Box } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';

interface Props {
  /** Accessible name of the frame. */
  title: string;
  /** A page of this product. */
  src: string;
  /** Screen size in CSS pixels; scaled down where there is less room. */
  width: number;
  height: number;
}

/** A page of the product, scaled as on a screen of this size. */
export function PreviewFrame({ title, src, width, height }: Props) {
  const { ref, width: room } = useElementSize();
  const scale = room > 0 && room < width ? room / width : 1;
  return (
    <Box ref={ref} w="100%" h={Math.ceil(height * scale)} style={{ overflow: 'hidden' }}>
      <iframe
        key={src}
        title={title}
        src={src}
        width={width}
        height={height}
        style={{
          border: '1px solid var(--colour-line)',
          borderRadius: 'var(--radius)',
          background: 'var(--colour-surface)',
          transform: `scale(${scale})`,
          transformOrigin: 'top left',
        }}
      />
    </Box>
  );
}
