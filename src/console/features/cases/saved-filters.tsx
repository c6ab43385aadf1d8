import { Button, Input, Popover, Tag } from 'antd';
import { useState } from 'react';
import { useSaved } from './use-saved.js';

interface Props {
  readonly user: string;
  readonly current: string;
  readonly onChoose: (search: string) => void;
}

/** Sets of filters somebody uses every day, kept in this browser; codes only. */
export function SavedFilters({ user, current, onChoose }: Props) {
  const { saved, save, remove } = useSaved(user);
  const [name, setName] = useState('');
  const [open, setOpen] = useState(false);
  const keep = () => {
    save(name.trim(), current);
    setName('');
    setOpen(false);
  };
  if (saved.length === 0 && current === '') return null;
  return (
    <div className="filters" style={{ marginTop: 12 }}>
      {saved.map((each) => (
        <Tag
          key={each.name}
          closable
          onClose={() => remove(each.name)}
          color={each.search === current ? 'green' : 'default'}
        >
          <Button type="link" size="small" onClick={() => onChoose(each.search)}>
            {each.name}
          </Button>
        </Tag>
      ))}
      {current !== '' && (
        <Popover
          trigger="click"
          open={open}
          onOpenChange={setOpen}
          content={
            <form onSubmit={(event) => (event.preventDefault(), keep())}>
              <Input
                aria-label="筛选名称"
                placeholder="如：本周逾期"
                maxLength={12}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
              <Button htmlType="submit" type="primary" disabled={name.trim() === ''} style={{ marginTop: 8 }}>
                保存
              </Button>
            </form>
          }
        >
          <Button size="small">保存这组筛选</Button>
        </Popover>
      )}
    </div>
  );
}
