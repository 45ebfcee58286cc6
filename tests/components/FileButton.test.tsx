import { fireEvent, render } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { FileButton } from '@/components/FileButton';

test('hands over the file that was chosen, and the same one again', () => {
  const onFile = vi.fn();
  const screen = render(<FileButton label="读取" accept=".json" onFile={onFile} />);
  const field = screen.getByLabelText('读取') as HTMLInputElement;
  const opened = vi.spyOn(field, 'click').mockImplementation(() => undefined);
  fireEvent.click(screen.getByRole('button'));
  expect(opened).toHaveBeenCalledOnce();
  const file = new File(['{}'], 'a.json');
  for (let i = 0; i < 2; i++) {
    Object.defineProperty(field, 'files', { configurable: true, value: [file] });
    fireEvent.change(field);
    expect(field.value).toBe('');
  }
  expect(onFile.mock.calls).toEqual([[file], [file]]);
});
