"""What lies in an archive, without trusting what its directory says of it."""

import zipfile


def content_of(archive: zipfile.ZipFile, member: str | zipfile.ZipInfo) -> bytes:
    """The content of a member, unpacked no farther than to the size that the directory declares.

    `zipfile` by itself unpacks all that is there before it looks at that size. Raises KeyError
    where there is no such member, BadZipFile where there is more, and what else `zipfile` raises.
    """
    entry = archive.getinfo(member) if isinstance(member, str) else member
    with archive.open(entry) as content:
        return content.read(entry.file_size + 1)
