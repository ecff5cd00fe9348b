import { Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../../ui/save-file.ts';
import { pngOf, qrCodeSvg } from './qr-code.ts';

/** Pixels per side: 10 cm at 300 dots per inch. */
const pngSide = 1180;

/** Downloads of the QR code of `url`, as files named `name`. */
export function CodeFiles({ url, name }: { url: string; name: string }) {
  const { t } = useTranslation('paper');
  const [failed, setFailed] = useState(false);
  const icon = <IconDownload size={18} aria-hidden />;

  function saveSvg() {
    saveFile(`${name}.svg`, new Blob([qrCodeSvg(url)], { type: 'image/svg+xml' }));
  }

  async function savePng() {
    setFailed(false);
    try {
      saveFile(`${name}.png`, await pngOf(qrCodeSvg(url), pngSide));
    } catch {
      setFailed(true);
    }
  }

  return (
    <>
      <Group gap="sm">
        <Button variant="default" leftSection={icon} onClick={saveSvg}>
          {t('code.svg')}
        </Button>
        <Button variant="default" leftSection={icon} onClick={() => void savePng()}>
          {t('code.png')}
        </Button>
      </Group>
      <Text role="alert" size="sm" c="var(--colour-bad)" mt={failed ? 'xs' : 0}>
        {failed && t('code.failed')}
      </Text>
    </>
  );
}
