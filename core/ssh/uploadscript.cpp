// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/uploadscript.h"

#include "core/base/shellquote.h"
#include "core/ssh/transfer.h"

#include <QRandomGenerator>

#include <utility>

namespace runwatt::ssh {

namespace {

// The sum is of the stream, the position of the file: together they say that all of an extent is
// there, without reading it again. (The size of the file does not: a hole that a full disk left may
// lie before what another shell wrote.) The reader has to leave the line behind the bytes alone, in
// a pipe: dd does with fullblock (coreutils, busybox, toybox), and byte by byte where an old
// busybox lacks that, slowly; busybox's head may read on. tee writes where the shell's descriptor
// stands, which dd has moved; opened by its name the file would begin anew. Numbers come ready from
// the other side: some shells count to 2^31 only.
constexpr char kScript[] = R"sh(
[ -d "$file" ] && exit 68
umask 077
trap 'exit 1' HUP INT TERM PIPE
trap 'rm -f -- "$part"' EXIT
[ "$role" = first ] || [ -f "$part" ] || exit 1
exec 3<>"$part" || exit 1
full=no
dd iflag=fullblock count=0 </dev/null >/dev/null 2>&1 && full=yes
contents() {
  if [ "$full" = yes ]; then
    [ "$blocks" -eq 0 ] || dd bs="$block" count="$blocks" iflag=fullblock
    [ "$rest" -eq 0 ] || dd bs="$rest" count=1 iflag=fullblock
  else
    dd bs=1 count="$length"
  fi 2>/dev/null
}
echo "ready $sum_name"
while read -r skip blocks rest length end; do
  if [ "$skip" = keep ]; then
    [ "$(wc -c <"$part")" -eq "$size" ] || exit 71
    chmod -- "$mode" "$part" && mv -f -- "$part" "$file" && trap - EXIT
    exit
  fi
  if [ "$skip" != 0 ]; then
    dd bs="$block" seek="$skip" count=0 conv=notrunc </dev/null >&3 2>/dev/null || exit 1
  fi
  sum=$({ contents | tee -- /proc/self/fd/4 >&3; } 4>&1 | sum_of)
  read -r key position </proc/self/fdinfo/3
  [ "$position" = "$end" ] || exit 71
  read -r hashes || exit 72
  case " $hashes " in
  *" ${sum%% *} "*) ;;
  *) exit 70 ;;
  esac
done
[ "$role" = further ] || exit 72
trap - EXIT
)sh";

} // namespace

UploadScript::UploadScript(QString remoteFile, qint64 size, int mode)
    : m_file(std::move(remoteFile))
    , m_part(
          m_file.first(m_file.lastIndexOf(QChar(u'/')) + 1)
          + QStringLiteral(".runwatt-%1.part").arg(QRandomGenerator::system()->generate64(), 0, 36))
    , m_size(size)
    , m_mode(mode)
{ }

QByteArray UploadScript::first() const
{
    return text("first");
}

QByteArray UploadScript::further() const
{
    return text("further");
}

QByteArray UploadScript::text(QByteArrayView role) const
{
    return "role=" + role + "\nfile=" + shellQuote(m_file) + "\npart=" + shellQuote(m_part)
        + "\nsize=" + QByteArray::number(m_size) + "\nblock=" + QByteArray::number(Extent::kBlock)
        + "\nmode=" + QByteArray::number(m_mode & 07777, 8) + sumFunction() + kScript;
}

QByteArray UploadScript::announcement(Extent extent, qint64 position)
{
    const qint64 length = extent.end - extent.begin;
    QByteArray line;
    for (const qint64 number : {(extent.begin - position) / Extent::kBlock, length / Extent::kBlock,
                                length % Extent::kBlock, length, extent.end}) {
        line += QByteArray::number(number) + ' ';
    }
    line.back() = '\n';
    return line;
}

QByteArray UploadScript::confirmation(const QList<QByteArray> &sums)
{
    return sums.join(' ') + '\n';
}

std::optional<Sum> UploadScript::readySum(const QByteArray &said)
{
    const QByteArray key = "ready ";
    if (!said.startsWith(key) || !said.endsWith('\n'))
        return std::nullopt;
    return sumNamed(said.sliced(key.size()).chopped(1));
}

QByteArray UploadScript::keep()
{
    return QByteArrayLiteral("keep\n");
}

} // namespace runwatt::ssh
