<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_GB">
<context>
    <name>Analysis</name>
    <message>
        <source>No complete trial passes the filters.</source>
        <translation>필터를 통과하는 완료된 시행이 없습니다.</translation>
    </message>
    <message>
        <source>Leave a filter out, or look at which values there are.</source>
        <translation>필터 하나를 빼거나, 어떤 값이 있는지 확인하십시오.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a factor here.</source>
        <translation>&quot;%1&quot;은(는) 여기의 요인이 아닙니다.</translation>
    </message>
    <message>
        <source>Choose one of: %1.</source>
        <translation>다음 중 하나를 선택하십시오: %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a filter.</source>
        <translation>&quot;%1&quot;은(는) 필터가 아닙니다.</translation>
    </message>
    <message>
        <source>Write &quot;factor=value&quot;, for example &quot;runtime=NT&quot;.</source>
        <translation>&quot;factor=value&quot; 형식으로 쓰십시오(예: &quot;runtime=NT&quot;).</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no detail &quot;%2&quot;.</source>
        <translation>&quot;%1&quot;에는 세부 항목 &quot;%2&quot;이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Leave the detail out.</source>
        <translation>세부 항목을 빼십시오.</translation>
    </message>
    <message>
        <source>Run the campaign until a trial is complete.</source>
        <translation>시행이 하나라도 완료될 때까지 캠페인을 실행하십시오.</translation>
    </message>
    <message>
        <source>No complete trial has the measure &quot;%1&quot;.</source>
        <translation>지표 &quot;%1&quot;이(가) 있는 완료된 시행이 없습니다.</translation>
    </message>
    <message>
        <source>Trials have several values of &quot;%1&quot;.</source>
        <translation>시행에 &quot;%1&quot;의 값이 여러 개 있습니다.</translation>
    </message>
    <message>
        <source>Choose a detail: %1.</source>
        <translation>세부 항목을 선택하십시오: %1.</translation>
    </message>
    <message>
        <source>mean, %1 % interval (Student&apos;s t)</source>
        <translation>평균, %1 % 신뢰구간(스튜던트 t)</translation>
    </message>
    <message>
        <source>single trials</source>
        <translation>개별 시행</translation>
    </message>
    <message>
        <source>single trials (fewer than %1, so no interval)</source>
        <translation>개별 시행(%1회 미만이므로 신뢰구간 없음)</translation>
    </message>
    <message>
        <source>%1; %2 where there are fewer than %3</source>
        <translation>%1; 시행이 %3회 미만이면 %2</translation>
    </message>
    <message>
        <source>; over trials that differ in %1</source>
        <translation>; %1이(가) 다른 시행을 합친 값</translation>
    </message>
    <message numerus="yes">
        <source>%n trial(s)</source>
        <translation>
            <numerusform>시행 %n회</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>median</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>시행</translation>
    </message>
    <message>
        <source>against</source>
        <translation>문제 판정</translation>
    </message>
    <message>
        <source>No complete trial has percentiles of latency.</source>
        <translation>완료된 시행 가운데 지연 시간의 백분위수가 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>No complete trial has a histogram of latency.</source>
        <translation>완료된 시행 가운데 지연 시간의 히스토그램이 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>read</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>write</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>혼합</translation>
    </message>
    <message>
        <source>trim</source>
        <translation>트림</translation>
    </message>
    <message>
        <source>sequential</source>
        <translation>순차</translation>
    </message>
    <message>
        <source>random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>receive</source>
        <translation>받기</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>보냄</translation>
    </message>
    <message>
        <source>received</source>
        <translation>받음</translation>
    </message>
    <message>
        <source>Choose another measure.</source>
        <translation>다른 측정 항목을 고르십시오.</translation>
    </message>
    <message>
        <source>Trials with fio have one. Choose another measure.</source>
        <translation>fio 시행에는 있습니다. 다른 측정 항목을 고르십시오.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1, 단위 %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>No watts of the meter &quot;%1&quot; in %2 of %3 trials. Check its cable and its port (%4).</source>
        <translation>시행 %3회 중 %2회에 전력계 &quot;%1&quot;의 와트 값이 없습니다. 케이블과 포트(%4)를 확인하십시오.</translation>
    </message>
    <message>
        <source>Verdict %1 on %2 of %3 trials: %4</source>
        <translation>시행 %3회 중 %2회의 판정 %1: %4</translation>
    </message>
    <message>
        <source>Noted in %1 of %2 trials: %3</source>
        <translation>시행 %2회 중 %1회에서 기록됨: %3</translation>
    </message>
    <message>
        <source>Name %1.</source>
        <translation>%1을(를) 지정하십시오.</translation>
    </message>
    <message>
        <source>Name only %1; &quot;%2&quot; is too much.</source>
        <translation>%1만 지정하십시오. &quot;%2&quot;은(는) 불필요한 인수입니다.</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation>명령 &quot;%1&quot;이(가) 없습니다.</translation>
    </message>
    <message>
        <source>There is no option &quot;%1&quot;.</source>
        <translation>옵션 &quot;%1&quot;이(가) 없습니다.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither a command nor a campaign file.</source>
        <translation>&quot;%1&quot;은(는) 명령도 캠페인 파일도 아닙니다.</translation>
    </message>
    <message>
        <source>Open one campaign at a time; &quot;%1&quot; is too much.</source>
        <translation>캠페인은 한 번에 하나만 여십시오. &quot;%1&quot;은(는) 불필요한 인수입니다.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>이 도움말을 표시합니다.</translation>
    </message>
    <message>
        <source>Say which version this is.</source>
        <translation>버전을 표시합니다.</translation>
    </message>
    <message>
        <source>Runwatt measures runtimes on edge devices: throughput, CPU and watts on one time axis.</source>
        <translation>Runwatt는 에지 장치의 런타임을 측정합니다. 처리량, CPU, 와트를 하나의 시간축에 나타냅니다.</translation>
    </message>
    <message>
        <source>Usage:</source>
        <translation>사용법:</translation>
    </message>
    <message>
        <source>open the window; without a display, run the demo</source>
        <translation>창 열기(디스플레이가 없으면 데모 실행)</translation>
    </message>
    <message>
        <source>open the window on a campaign</source>
        <translation>캠페인을 창에서 열기</translation>
    </message>
    <message>
        <source>work without a window (demo: see &quot;runwatt demo --help&quot;)</source>
        <translation>창 없이 작업(데모: &quot;runwatt demo --help&quot; 참조)</translation>
    </message>
    <message>
        <source>say what a command takes</source>
        <translation>명령이 받는 인수와 옵션 표시</translation>
    </message>
    <message>
        <source>try everything once on this computer</source>
        <translation>이 컴퓨터에서 모든 기능을 한 번씩 시험</translation>
    </message>
    <message>
        <source>say which version this is</source>
        <translation>버전 표시</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>명령:</translation>
    </message>
    <message>
        <source>Exit codes:</source>
        <translation>종료 코드:</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>failed; stderr says why and what to do</source>
        <translation>실패(원인과 조치 방법은 stderr에 출력)</translation>
    </message>
    <message>
        <source>the command line or the plan is wrong: a word, name or value in it can&apos;t be used; nothing was started</source>
        <translation>명령줄 또는 계획이 잘못됨(사용할 수 없는 단어, 이름 또는 값이 있음). 아무것도 시작하지 않음</translation>
    </message>
    <message>
        <source>done, but trials failed, lack what the plan asks for, or something was found</source>
        <translation>완료했으나, 실패한 시행이 있거나 계획이 요구한 것이 시행에 빠졌거나 발견된 문제가 있음</translation>
    </message>
    <message>
        <source>interrupted; a campaign can be resumed</source>
        <translation>중단됨(캠페인은 재개할 수 있음)</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>limited</source>
        <translation>제한적</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>There is no such key file.</source>
        <translation>해당 키 파일이 없습니다.</translation>
    </message>
    <message>
        <source>The folder must be an absolute path.</source>
        <translation>폴더는 절대 경로여야 합니다.</translation>
    </message>
    <message>
        <source>Earlier campaigns have left nothing.</source>
        <translation>이전 캠페인에서 남은 것이 없습니다.</translation>
    </message>
    <message>
        <source>Left by earlier campaigns, and removed</source>
        <translation>이전 캠페인에서 남아 있어 제거한 것</translation>
    </message>
    <message>
        <source>Left by earlier campaigns (--remove-leftovers removes it)</source>
        <translation>이전 캠페인에서 남은 것(--remove-leftovers로 제거)</translation>
    </message>
    <message>
        <source> (%1 MB)</source>
        <translation> (%1 MB)</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>호스트 키</translation>
    </message>
    <message>
        <source>Benchmark&apos;s file</source>
        <translation>벤치마크 파일</translation>
    </message>
    <message>
        <source>What it can do</source>
        <translation>사용 가능한 기능</translation>
    </message>
    <message>
        <source>Say what a device is, and what is missing for what.</source>
        <translation>장치의 정보와 각 기능에 부족한 것을 표시합니다.</translation>
    </message>
    <message>
        <source>[user@]host[:port], a Host of ~/.ssh/config, or this-computer.</source>
        <translation>[user@]host[:port], ~/.ssh/config의 Host 또는 this-computer.</translation>
    </message>
    <message>
        <source>Log in with this key file.</source>
        <translation>이 키 파일로 로그인합니다.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Where the benchmark&apos;s file would lie on the device.</source>
        <translation>장치에서 벤치마크 파일을 둘 위치입니다.</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Remove what earlier campaigns have left on the device, where no Runwatt works on them any more.</source>
        <translation>이전 캠페인이 장치에 남긴 것 가운데 더 이상 어떤 Runwatt도 사용하지 않는 것을 제거합니다.</translation>
    </message>
    <message>
        <source>Write JSON.</source>
        <translation>JSON으로 출력합니다.</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>%1에 연결하는 중</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no confidence: name a percentage such as 95.</source>
        <translation>&quot;%1&quot;은(는) 신뢰수준이 아닙니다. 95와 같은 백분율을 지정하십시오.</translation>
    </message>
    <message>
        <source>Compare by three factors at most.</source>
        <translation>비교 요인은 최대 세 개까지 지정하십시오.</translation>
    </message>
    <message>
        <source>Measures of complete trials:</source>
        <translation>완료된 시행의 지표:</translation>
    </message>
    <message>
        <source>Factors:</source>
        <translation>요인:</translation>
    </message>
    <message>
        <source>a campaign file</source>
        <translation>캠페인 파일</translation>
    </message>
    <message>
        <source>Bring a campaign&apos;s trials into a table.</source>
        <translation>캠페인의 시행을 표로 정리합니다.</translation>
    </message>
    <message>
        <source>A campaign (name.runwatt).</source>
        <translation>캠페인(name.runwatt).</translation>
    </message>
    <message>
        <source>What to compare, for example latency.p99 or energy.perbyte.</source>
        <translation>비교할 지표입니다(예: latency.p99 또는 energy.perbyte).</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>One to three factors, with commas between, for example requestSize,runtime. Trials that differ otherwise get columns of their own.</source>
        <translation>쉼표로 구분한 요인 한 개에서 세 개입니다(예: requestSize,runtime). 그 밖의 점이 다른 시행은 별도의 열로 나뉩니다.</translation>
    </message>
    <message>
        <source>factors</source>
        <translation>요인</translation>
    </message>
    <message>
        <source>Only trials with factor=value; several values of one factor add up, several factors restrict.</source>
        <translation>factor=value인 시행만 사용합니다. 한 요인에 여러 값을 주면 모두 포함하고, 여러 요인을 주면 모두 만족하는 것으로 제한합니다.</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Of the interval of the mean, in percent.</source>
        <translation>평균의 신뢰구간에 쓸 신뢰수준입니다(퍼센트).</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>퍼센트</translation>
    </message>
    <message>
        <source>Write CSV (RFC 4180) with every digit, in SI units.</source>
        <translation>모든 자릿수를 SI 단위로 담은 CSV(RFC 4180)로 출력합니다.</translation>
    </message>
    <message>
        <source>Write JSON with every single value.</source>
        <translation>모든 개별 값을 담은 JSON으로 출력합니다.</translation>
    </message>
    <message>
        <source>List the measures and factors that FILE has, and stop.</source>
        <translation>FILE에 있는 지표와 요인을 나열하고 끝냅니다.</translation>
    </message>
    <message>
        <source>the folder can&apos;t be made</source>
        <translation>폴더를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>Name another with --output.</source>
        <translation>--output으로 다른 폴더를 지정하십시오.</translation>
    </message>
    <message>
        <source>Benchmark&apos;s file in: %1</source>
        <translation>벤치마크 파일 위치: %1</translation>
    </message>
    <message>
        <source>File system: %1</source>
        <translation>파일 시스템: %1</translation>
    </message>
    <message>
        <source>Figure left out, as no trial has its measure: %1</source>
        <translation>해당 지표가 있는 시행이 없어 생략한 그림: %1</translation>
    </message>
    <message>
        <source>Campaign and figures: %1</source>
        <translation>캠페인과 그림: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too much: the demo takes options only.</source>
        <translation>&quot;%1&quot;은(는) 불필요한 인수입니다. 데모는 옵션만 받습니다.</translation>
    </message>
    <message>
        <source>Folder for the campaign and its figures; an interrupted demo in it is resumed. Without it, a new one in the home folder. Implies --headless.</source>
        <translation>캠페인과 그림을 저장할 폴더입니다. 이 폴더에 중단된 데모가 있으면 재개합니다. 지정하지 않으면 홈 폴더에 새로 만듭니다. --headless를 포함합니다.</translation>
    </message>
    <message>
        <source>Run in the terminal also where there is a display; else its window is opened there, on the demo&apos;s review page.</source>
        <translation>디스플레이가 있어도 터미널에서 실행합니다. 이 옵션이 없으면 디스플레이에 데모의 검토 페이지가 창으로 열립니다.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not say which kind of file it is.</source>
        <translation>&quot;%1&quot;만으로는 파일 종류를 알 수 없습니다.</translation>
    </message>
    <message>
        <source>End it with .pdf, .svg, .png or .csv.</source>
        <translation>파일 이름을 .pdf, .svg, .png 또는 .csv로 끝내십시오.</translation>
    </message>
    <message>
        <source>Name a file to write with --output.</source>
        <translation>기록할 파일을 --output으로 지정하십시오.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no width: choose column (3.3 in) or page (7 in).</source>
        <translation>&quot;%1&quot;은(는) 너비가 아닙니다. column(3.3 in) 또는 page(7 in)를 선택하십시오.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; shows all trials.</source>
        <translation>&quot;%1&quot;은(는) 모든 시행을 표시합니다.</translation>
    </message>
    <message>
        <source>Leave --trial out, or choose --preset timeline.</source>
        <translation>--trial을 빼거나 --preset timeline을 선택하십시오.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no trial&apos;s number.</source>
        <translation>&quot;%1&quot;은(는) 시행 번호가 아닙니다.</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>저장함: %1</translation>
    </message>
    <message>
        <source>Wrote %1 (%2)</source>
        <translation>저장함: %1 (%2)</translation>
    </message>
    <message>
        <source>Draw a campaign&apos;s results into a file, for a paper.</source>
        <translation>캠페인의 결과를 논문용 그림 파일로 그립니다.</translation>
    </message>
    <message>
        <source>Which figure; --list names them. Without it, the first.</source>
        <translation>그릴 그림입니다. 이름은 --list로 볼 수 있습니다. 지정하지 않으면 첫 번째 그림입니다.</translation>
    </message>
    <message>
        <source>The file to write; .pdf, .svg, .png or .csv says which kind. May be given several times.</source>
        <translation>기록할 파일입니다. .pdf, .svg, .png, .csv로 종류를 정합니다. 여러 번 지정할 수 있습니다.</translation>
    </message>
    <message>
        <source>On paper: column (3.3 in) or page (7 in).</source>
        <translation>지면에서의 너비: column(3.3 in) 또는 page(7 in).</translation>
    </message>
    <message>
        <source>width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>For a figure of one trial: its number, as in &quot;compare --csv&quot;.</source>
        <translation>시행 하나의 그림에 쓸 시행 번호입니다(&quot;compare --csv&quot;에 나오는 번호).</translation>
    </message>
    <message>
        <source>number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>List the figures there are, and stop.</source>
        <translation>사용할 수 있는 그림을 나열하고 끝냅니다.</translation>
    </message>
    <message>
        <source>a plan (PLAN.json)</source>
        <translation>계획(PLAN.json)</translation>
    </message>
    <message>
        <source>Run a campaign from a plan, or resume it.</source>
        <translation>계획에 따라 캠페인을 실행하거나 재개합니다.</translation>
    </message>
    <message>
        <source>The plan; resources/guide/plan.md describes it.</source>
        <translation>계획 파일입니다. 형식은 resources/guide/plan.md에 설명되어 있습니다.</translation>
    </message>
    <message>
        <source>The campaign file; resumed when it exists. Without it, the plan&apos;s name with .runwatt.</source>
        <translation>캠페인 파일입니다. 이미 있으면 재개합니다. 지정하지 않으면 계획의 이름에 .runwatt를 붙입니다.</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>자체 검사</translation>
    </message>
    <message>
        <source>this computer did not say what it is</source>
        <translation>이 컴퓨터가 자신의 정보를 알려 주지 않았습니다</translation>
    </message>
    <message>
        <source>this computer runs kernel %1</source>
        <translation>이 컴퓨터의 커널: %1</translation>
    </message>
    <message>
        <source>the trial has no throughput</source>
        <translation>시행에 처리량이 없습니다</translation>
    </message>
    <message>
        <source>%1 MB/s over a window of %2 s</source>
        <translation>%2 s의 측정 구간에서 %1 MB/s</translation>
    </message>
    <message>
        <source>the meter gave no reading</source>
        <translation>전력계에서 측정값이 나오지 않았습니다</translation>
    </message>
    <message>
        <source>its readings are not marked as simulated</source>
        <translation>측정값에 모의 표시가 없습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s), marked %1</source>
        <translation>
            <numerusform>측정값 %n개, 표시: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>sound, with %1 samples</source>
        <translation>온전함, 샘플 %1개</translation>
    </message>
    <message>
        <source>the figure is empty</source>
        <translation>그림이 비어 있습니다</translation>
    </message>
    <message>
        <source>a PDF of %1 kB</source>
        <translation>%1 kB의 PDF</translation>
    </message>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
    <message>
        <source>fio</source>
        <translation>fio</translation>
    </message>
    <message>
        <source>meter</source>
        <translation>전력계</translation>
    </message>
    <message>
        <source>campaign file</source>
        <translation>캠페인 파일</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>ok    </source>
        <translation>OK    </translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>실패함</translation>
    </message>
    <message>
        <source>Try everything once on this computer, in less than half a minute.</source>
        <translation>이 컴퓨터에서 모든 기능을 30초 이내에 한 번씩 시험합니다.</translation>
    </message>
    <message>
        <source>Starts a private SSH server, runs one fio trial through it, reads the simulated meter, and writes a campaign file and a figure, all in a temporary folder. Says of each whether it is well; the exit code is 0 when all are. Also &quot;runwatt --selftest&quot;.</source>
        <translation>전용 SSH 서버를 시작하고, 이를 통해 fio 시행을 한 번 실행하고, 모의 전력계를 읽고, 캠페인 파일과 그림을 만듭니다. 모두 임시 폴더에서 이루어집니다. 각 항목이 정상인지 표시하며, 모두 정상이면 종료 코드는 0입니다. &quot;runwatt --selftest&quot;로도 실행할 수 있습니다.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too much: the self-test takes no words.</source>
        <translation>&quot;%1&quot;은(는) 불필요한 인수입니다. 자체 검사는 인수를 받지 않습니다.</translation>
    </message>
    <message>
        <source>no temporary folder can be made</source>
        <translation>임시 폴더를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>trial %1: </source>
        <translation>시행 %1: </translation>
    </message>
    <message>
        <source>  %1 trials, %2 of them complete; %3 series, %4 samples</source>
        <translation>  시행 %1회(그중 완료 %2회), 계열 %3개, 샘플 %4개</translation>
    </message>
    <message>
        <source>Sound: the file is what was written.</source>
        <translation>온전함: 파일이 기록된 그대로입니다.</translation>
    </message>
    <message>
        <source>Not sound: do not rely on what is named above.</source>
        <translation>온전하지 않음: 위에 열거된 것은 신뢰하지 마십시오.</translation>
    </message>
    <message>
        <source>Check that a campaign file is whole and what was written.</source>
        <translation>캠페인 파일이 온전하고 기록된 그대로인지 확인합니다.</translation>
    </message>
    <message>
        <source>Write the report as JSON.</source>
        <translation>보고서를 JSON으로 출력합니다.</translation>
    </message>
    <message>
        <source>Nothing in it can be read. Use a copy if there is one.</source>
        <translation>파일에서 읽을 수 있는 것이 없습니다. 사본이 있으면 사본을 사용하십시오.</translation>
    </message>
    <message>
        <source>Short demo on this computer</source>
        <translation>이 컴퓨터의 짧은 데모</translation>
    </message>
    <message>
        <source>Demo on this computer</source>
        <translation>이 컴퓨터의 데모</translation>
    </message>
    <message>
        <source>Simulated meter</source>
        <translation>모의 전력계</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 남음</translation>
    </message>
    <message>
        <source>%1 to %2 left</source>
        <translation>%1~%2 남음</translation>
    </message>
    <message>
        <source>Campaign file: %1</source>
        <translation>캠페인 파일: %1</translation>
    </message>
    <message>
        <source>Stopping; what was measured is kept.</source>
        <translation>중지하는 중입니다. 측정한 것은 보존됩니다.</translation>
    </message>
    <message>
        <source>Interrupted after %1 of %2 trials; %3 keeps them. To resume: %4</source>
        <translation>시행 %2회 중 %1회를 마치고 중단되었습니다. 결과는 %3에 보존됩니다. 재개하려면: %4</translation>
    </message>
    <message>
        <source>%1 of %2 trials have no result; when their cause is mended, this runs them alone: %3</source>
        <translation>시행 %2회 중 %1회에 결과가 없습니다. 원인을 해결한 뒤 다음 명령으로 그 시행만 실행할 수 있습니다: %3</translation>
    </message>
    <message>
        <source>Try &quot;%1&quot;.</source>
        <translation>&quot;%1&quot;을(를) 실행해 보십시오.</translation>
    </message>
    <message>
        <source>There is no display to open a window on.</source>
        <translation>창을 열 디스플레이가 없습니다.</translation>
    </message>
    <message>
        <source>&quot;runwatt --help&quot; lists what works without one.</source>
        <translation>디스플레이 없이 할 수 있는 작업은 &quot;runwatt --help&quot;로 확인하십시오.</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Is this %1?</source>
        <translation>%1이(가) 맞습니까?</translation>
    </message>
    <message>
        <source>It shows a host key that is not known yet:</source>
        <translation>아직 알려지지 않은 호스트 키를 보입니다:</translation>
    </message>
    <message>
        <source>Compare it with the device&apos;s own: on the device, ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub prints it.</source>
        <translation>장치 자체의 키와 비교하십시오. 장치에서 ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub가 이를 출력합니다.</translation>
    </message>
    <message>
        <source>&quot;yes&quot; accepts it and adds a line to %1, &quot;once&quot; accepts it until this command ends, &quot;no&quot; refuses it.</source>
        <translation>&quot;yes&quot;는 수락하고 %1에 한 줄을 추가합니다. &quot;once&quot;는 이 명령이 끝날 때까지 수락합니다. &quot;no&quot;는 거부합니다.</translation>
    </message>
    <message>
        <source>That was not right. Try again.</source>
        <translation>입력이 틀렸습니다. 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Passphrase of the key %1: </source>
        <translation>키 %1의 암호문: </translation>
    </message>
    <message>
        <source>That passphrase was not right. Try again.</source>
        <translation>암호문이 틀렸습니다. 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Password of %1: </source>
        <translation>%1의 비밀번호: </translation>
    </message>
    <message>
        <source>That password was not right. Try again.</source>
        <translation>비밀번호가 틀렸습니다. 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Accept it? yes, once or [no]: </source>
        <translation>수락하시겠습니까? yes, once 또는 [no]: </translation>
    </message>
    <message>
        <source>Type yes, once or no: </source>
        <translation>yes, once 또는 no를 입력하십시오: </translation>
    </message>
    <message>
        <source>Choose one of --csv and --json.</source>
        <translation>--csv와 --json 중 하나를 선택하십시오.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no language: name one such as en or ko.</source>
        <translation>&quot;%1&quot;은(는) 언어가 아닙니다: en이나 ko와 같이 쓰십시오.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; shows all values.</source>
        <translation>&quot;%1&quot;은(는) 모든 값을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Leave --detail out.</source>
        <translation>--detail을 빼십시오.</translation>
    </message>
    <message>
        <source>This computer is called otherwise here.</source>
        <translation>여기서는 이 컴퓨터를 다른 이름으로 부릅니다.</translation>
    </message>
    <message>
        <source>Write this-computer.</source>
        <translation>this-computer라고 쓰십시오.</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>%1을(를) 살펴보는 중</translation>
    </message>
    <message>
        <source>Nothing is missing that could be installed.</source>
        <translation>설치할 수 있는 것 중 빠진 것이 없습니다.</translation>
    </message>
    <message>
        <source>Installing %1</source>
        <translation>%1 설치 중</translation>
    </message>
    <message>
        <source>Can be installed (--install does it)</source>
        <translation>설치할 수 있음(--install이 설치함)</translation>
    </message>
    <message>
        <source>First install what is missing and can be installed: by the device&apos;s apt, as root. Nothing is removed for it.</source>
        <translation>먼저 빠진 것 중 설치할 수 있는 것을 설치합니다. 장치의 apt를 root로 사용하며, 이를 위해 아무것도 제거하지 않습니다.</translation>
    </message>
    <message>
        <source>Measure this computer for less than five minutes and draw figures.</source>
        <translation>이 컴퓨터를 5분 안에 측정하고 그림을 그립니다.</translation>
    </message>
    <message>
        <source>One repetition of two seconds instead of three of four: whether all works here, in a minute or two.</source>
        <translation>4초씩 3회 대신 2초 1회만 반복합니다. 모두 작동하는지 1~2분 안에 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Looking at what this computer can run ...</source>
        <translation>이 컴퓨터에서 실행할 수 있는 것을 확인하는 중 ...</translation>
    </message>
    <message>
        <source>The demo runs without %1: %2</source>
        <translation>데모는 %1 없이 실행됩니다: %2</translation>
    </message>
    <message>
        <source>, kept for the next campaign</source>
        <translation>, 다음 캠페인을 위해 남겨 둠</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>표준 입력</translation>
    </message>
    <message>
        <source>This file can&apos;t be read</source>
        <translation>이 파일을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>This file can&apos;t be read on</source>
        <translation>이 파일을 더 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no parameter: write NAME=VALUE, as in a plan.</source>
        <translation>&quot;%1&quot;은(는) 매개변수가 아닙니다. 계획에서처럼 NAME=VALUE로 쓰십시오.</translation>
    </message>
    <message>
        <source>Name a tool and a file of its output, or - for standard input.</source>
        <translation>도구와 그 출력 파일을 지정하십시오. 표준 입력은 -입니다.</translation>
    </message>
    <message>
        <source>The tools are %1.</source>
        <translation>도구: %1.</translation>
    </message>
    <message>
        <source>Read a tool&apos;s output as Runwatt does: samples and summary.</source>
        <translation>도구의 출력을 Runwatt처럼 읽습니다: 표본과 요약.</translation>
    </message>
    <message>
        <source>Whose output it is: %1.</source>
        <translation>어느 도구의 출력인지: %1.</translation>
    </message>
    <message>
        <source>What the tool printed; - for standard input.</source>
        <translation>도구의 출력. 표준 입력은 -입니다.</translation>
    </message>
    <message>
        <source>One of the run&apos;s parameters, as in a plan: runTime=30, test=TCP_RR; of mpstat and pidstat interval=1 (s). May be given several times. What is not given is taken from the output, as far as that tells.</source>
        <translation>실행의 매개변수 하나. 계획에서처럼 runTime=30, test=TCP_RR. mpstat과 pidstat은 interval=1 (초). 여러 번 쓸 수 있습니다. 주지 않은 것은 출력에서 알 수 있는 만큼 가져옵니다.</translation>
    </message>
    <message>
        <source>NAME=VALUE</source>
        <translation>NAME=VALUE</translation>
    </message>
    <message>
        <source>The campaign has no trial %1.</source>
        <translation>캠페인에 시행 %1이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Trial %1 is not complete, so it has no summaries.</source>
        <translation>시행 %1은(는) 완료되지 않아 요약이 없습니다.</translation>
    </message>
    <message>
        <source>trial %1, %2: </source>
        <translation>시행 %1, %2: </translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>거부됨: %1</translation>
    </message>
    <message>
        <source>%1 summaries, all the same</source>
        <translation>요약 %1개, 모두 같음</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>보관된 값</translation>
    </message>
    <message>
        <source>read again</source>
        <translation>다시 읽은 값</translation>
    </message>
    <message>
        <source>%1 of %2 summaries differ</source>
        <translation>요약 %2개 중 %1개가 다름</translation>
    </message>
    <message>
        <source>%1 trials read again: %2 the same, %3 differ, %4 refused; %5 without a result left out</source>
        <translation>시행 %1개를 다시 읽음: 같음 %2, 다름 %3, 거부됨 %4. 결과가 없는 %5개는 제외</translation>
    </message>
    <message>
        <source>Read the output kept in a campaign again, and tell what differs.</source>
        <translation>캠페인에 보관된 출력을 다시 읽고 달라진 것을 알립니다.</translation>
    </message>
    <message>
        <source>Only this trial: its number, as in &quot;compare --csv&quot;.</source>
        <translation>이 시행만: &quot;compare --csv&quot;에 나오는 번호.</translation>
    </message>
    <message>
        <source>Over the whole run, by %1:</source>
        <translation>전체 실행에 대해, %1에 따르면:</translation>
    </message>
    <message>
        <source>time (s)</source>
        <translation>시간 (s)</translation>
    </message>
    <message>
        <source>A replay&apos;s speed is a whole number from 1 to 100, not &quot;%1&quot;.</source>
        <translation>재생 속도는 1에서 100까지의 정수이며, &quot;%1&quot;은(는) 아닙니다.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too much after --replay.</source>
        <translation>--replay 뒤에 &quot;%1&quot;은(는) 더 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>replay it there, 1 to 100 times as fast as it was</source>
        <translation>그 창에서 실제보다 1~100배 빠르게 재생</translation>
    </message>
    <message>
        <source>First build Filebench on the device from its source, without root: of a release that the device downloads (1.5-alpha3, 1.4.9.1), or of a file here, its tar.gz. With --install also what that takes is installed.</source>
        <translation>먼저 장치에서 root 없이 Filebench를 소스에서 빌드합니다. 장치가 내려받는 릴리스(1.5-alpha3, 1.4.9.1) 또는 여기 있는 tar.gz 파일을 사용합니다. --install과 함께 쓰면 필요한 것도 설치합니다.</translation>
    </message>
    <message>
        <source>source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>Of texts (en, ko) and numbers. Without it, English.</source>
        <translation>텍스트(en, ko)와 숫자의 언어입니다. 없으면 영어입니다.</translation>
    </message>
    <message>
        <source>Building %1 (SHA-256 %2)</source>
        <translation>%1 빌드 중(SHA-256 %2)</translation>
    </message>
    <message>
        <source>No trial is recorded in it yet</source>
        <translation>아직 기록된 시행이 없습니다</translation>
    </message>
    <message>
        <source>Look as well for what a plan&apos;s workloads call there natively: the programs of its own commands.</source>
        <translation>계획의 워크로드가 그곳에서 네이티브로 부르는 것, 곧 계획에 적은 명령의 프로그램도 찾아봅니다.</translation>
    </message>
    <message>
        <source>PLAN.json</source>
        <translation>PLAN.json</translation>
    </message>
    <message>
        <source>Histogram of %1, %2 (%3 in all):</source>
        <translation>%1의 히스토그램, %2(모두 %3개):</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>모두 합쳐</translation>
    </message>
    <message>
        <source>Runwatt reads fio&apos;s JSON: --output-format=json, or json+.</source>
        <translation>Runwatt는 fio의 JSON을 읽습니다. --output-format=json 또는 json+.</translation>
    </message>
    <message>
        <source>Runwatt reads iperf3&apos;s text, without -J, --bidir and --timestamps.</source>
        <translation>Runwatt는 -J, --bidir, --timestamps가 없는 iperf3의 텍스트를 읽습니다.</translation>
    </message>
    <message>
        <source>Runwatt reads mpstat&apos;s text or JSON, in intervals.</source>
        <translation>Runwatt는 간격마다 출력된 mpstat의 텍스트나 JSON을 읽습니다.</translation>
    </message>
    <message>
        <source>Write neither progress nor warnings to stderr, but errors.</source>
        <translation>stderr에 오류만 출력하고, 진행 상황과 경고는 출력하지 않습니다.</translation>
    </message>
    <message>
        <source>Results go to stdout, progress and errors to stderr; -q or --quiet leaves progress and warnings out.</source>
        <translation>결과는 stdout으로, 진행 상황과 오류는 stderr로 출력합니다. -q 또는 --quiet를 쓰면 진행 상황과 경고를 출력하지 않습니다.</translation>
    </message>
    <message>
        <source>Let TMPDIR name a folder that you can write to.</source>
        <translation>TMPDIR에 쓸 수 있는 폴더를 지정하십시오.</translation>
    </message>
    <message>
        <source>the result could not be written</source>
        <translation>결과를 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>What has been written of it is not whole.</source>
        <translation>이미 쓴 부분은 완전하지 않습니다.</translation>
    </message>
    <message>
        <source>The campaign comes before --replay: runwatt FILE --replay [SPEED].</source>
        <translation>캠페인은 --replay 앞에 옵니다: runwatt FILE --replay [SPEED].</translation>
    </message>
    <message>
        <source>Which of several values: read, write, a meter&apos;s name; none: the one without a name.</source>
        <translation>여러 값 중 어느 것을 쓸지 지정합니다: read, write, 전력계 이름. none은 이름이 없는 값입니다.</translation>
    </message>
    <message>
        <source>Runwatt reads what netperf&apos;s &quot;-k&quot; prints, with ELAPSED_TIME, THROUGHPUT and THROUGHPUT_UNITS in any order, and not its table.</source>
        <translation>Runwatt는 netperf의 표가 아니라 ELAPSED_TIME, THROUGHPUT, THROUGHPUT_UNITS가 어떤 순서로든 있는 netperf &quot;-k&quot;의 출력을 읽습니다.</translation>
    </message>
    <message>
        <source>Runwatt reads pidstat&apos;s text in intervals, with -h or without, and without --human.</source>
        <translation>Runwatt는 -h가 있든 없든, --human 없이 간격마다 출력한 pidstat의 텍스트를 읽습니다.</translation>
    </message>
    <message>
        <source>Over the whole run, each interval of %1 counting alike:</source>
        <translation>전체 실행에 대해, %1의 간격을 모두 똑같이 세면:</translation>
    </message>
</context>
<context>
    <name>Base</name>
    <message>
        <source>REPLAY</source>
        <translation>REPLAY</translation>
    </message>
    <message>
        <source>EMULATED</source>
        <translation>EMULATED</translation>
    </message>
    <message>
        <source>STAND-IN</source>
        <translation>STAND-IN</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULATED</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>중지되었습니다.</translation>
    </message>
    <message>
        <source>transactions/s</source>
        <translation>트랜잭션/s</translation>
    </message>
</context>
<context>
    <name>Bench</name>
    <message>
        <source>this computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>연결되지 않음</translation>
    </message>
    <message>
        <source>finding out how to reach it</source>
        <translation>접속 방법 확인 중</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>연결 중</translation>
    </message>
    <message>
        <source>checking its host key</source>
        <translation>호스트 키 확인 중</translation>
    </message>
    <message>
        <source>logging in</source>
        <translation>로그인 중</translation>
    </message>
    <message>
        <source>looking at what it is</source>
        <translation>장치 정보 확인 중</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>연결됨</translation>
    </message>
    <message>
        <source>link lost, trying again</source>
        <translation>연결 끊김, 다시 시도 중</translation>
    </message>
    <message>
        <source>through Runwatt&apos;s own SSH server</source>
        <translation>Runwatt 자체 SSH 서버를 통해 연결</translation>
    </message>
    <message>
        <source>connection failed</source>
        <translation>연결 실패</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>확인 전</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>limited</source>
        <translation>제한됨</translation>
    </message>
    <message>
        <source>installable</source>
        <translation>설치 가능</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>작업 중</translation>
    </message>
    <message>
        <source>impossible</source>
        <translation>불가능</translation>
    </message>
    <message>
        <source>trying a guest</source>
        <translation>게스트 시험 중</translation>
    </message>
    <message>
        <source>Connect the device to see.</source>
        <translation>확인하려면 장치에 연결하십시오.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>KVM is there. Whether a guest boots in it, only a guest can tell.</source>
        <translation>KVM이 있습니다. 그 안에서 게스트가 부팅되는지는 게스트를 실행해 봐야 알 수 있습니다.</translation>
    </message>
    <message>
        <source>The device was disconnected</source>
        <translation>장치 연결을 끊었습니다</translation>
    </message>
    <message>
        <source>what was being installed goes on there to its end</source>
        <translation>설치 중이던 것은 장치에서 끝까지 진행됩니다</translation>
    </message>
</context>
<context>
    <name>Benchmarks</name>
    <message>
        <source>fio cannot work on a file of this name</source>
        <translation>fio는 이런 이름의 파일로 작업할 수 없습니다</translation>
    </message>
    <message>
        <source>fio takes # and ; for the start of a comment and cuts blanks at the end, so it would work on another file</source>
        <translation>fio는 #과 ;을 주석의 시작으로 보고 끝의 공백을 잘라 내므로 다른 파일로 작업하게 됩니다</translation>
    </message>
    <message>
        <source>the path does not begin at the root</source>
        <translation>경로가 루트에서 시작하지 않습니다</translation>
    </message>
    <message>
        <source>Choose another folder on the device.</source>
        <translation>장치에서 다른 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>fio&apos;s output cannot be understood</source>
        <translation>fio의 출력을 해석할 수 없습니다</translation>
    </message>
    <message>
        <source>it names no job</source>
        <translation>출력에 작업(job)이 없습니다</translation>
    </message>
    <message>
        <source>it has to be a whole number from %1 to %2</source>
        <translation>%1부터 %2까지의 정수여야 합니다</translation>
    </message>
    <message>
        <source>it has to be a size from 1 B to %1, such as &quot;4 KiB&quot;</source>
        <translation>&quot;4 KiB&quot;와 같이 1 B부터 %1까지의 크기여야 합니다</translation>
    </message>
    <message>
        <source>it has to be true or false</source>
        <translation>true 또는 false여야 합니다</translation>
    </message>
    <message>
        <source>it has to be one of %1</source>
        <translation>다음 중 하나여야 합니다: %1</translation>
    </message>
    <message>
        <source>the file is smaller than one request of %1</source>
        <translation>파일이 요청 하나의 크기(%1)보다 작습니다</translation>
    </message>
    <message>
        <source>the engine mmap maps the page cache, which direct I/O goes round</source>
        <translation>엔진 mmap은 페이지 캐시를 매핑하는데, 직접 I/O는 페이지 캐시를 거치지 않습니다</translation>
    </message>
    <message>
        <source>Choose another engine, or buffered I/O.</source>
        <translation>다른 엔진 또는 버퍼 I/O를 선택하십시오.</translation>
    </message>
    <message>
        <source>the engine %1 keeps one request in flight, never more</source>
        <translation>엔진 %1에서는 진행 중인 요청이 항상 하나를 넘지 않습니다</translation>
    </message>
    <message>
        <source>Choose libaio, io_uring or posixaio, or more jobs.</source>
        <translation>libaio, io_uring 또는 posixaio를 선택하거나 작업 수를 늘리십시오.</translation>
    </message>
    <message>
        <source>fio&apos;s output ends in the middle of a document</source>
        <translation>fio의 출력이 문서 중간에서 끝납니다</translation>
    </message>
    <message>
        <source>Was fio killed, or the link lost?</source>
        <translation>fio가 강제 종료되었거나 연결이 끊겼습니까?</translation>
    </message>
    <message>
        <source>fio printed no result</source>
        <translation>fio가 결과를 출력하지 않았습니다</translation>
    </message>
    <message>
        <source>Run the command by hand on the device to see what it says.</source>
        <translation>장치에서 명령을 직접 실행하여 출력 내용을 확인하십시오.</translation>
    </message>
    <message>
        <source>error %1, %2</source>
        <translation>오류 %1, %2</translation>
    </message>
    <message>
        <source>fio ended with an error</source>
        <translation>fio가 오류로 끝났습니다</translation>
    </message>
    <message>
        <source>fio ended before it began to measure</source>
        <translation>fio가 측정을 시작하기 전에 끝났습니다</translation>
    </message>
    <message>
        <source>fio ended too early</source>
        <translation>fio가 너무 일찍 끝났습니다</translation>
    </message>
    <message>
        <source>it measured %1 s of %2 s</source>
        <translation>%2 s 중 %1 s만 측정했습니다</translation>
    </message>
    <message>
        <source>fio moved no data</source>
        <translation>fio가 데이터를 전혀 옮기지 않았습니다</translation>
    </message>
    <message>
        <source>Filebench cannot work in a folder of this name</source>
        <translation>Filebench는 이 이름의 폴더에서 실행할 수 없습니다</translation>
    </message>
    <message>
        <source>it takes letters from A to Z, digits and / . _ - only, 512 of them at most</source>
        <translation>A~Z 글자, 숫자와 / . _ - 만 512자까지 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>it has control characters in it</source>
        <translation>제어 문자가 들어 있습니다</translation>
    </message>
    <message>
        <source>a quotation mark in it is not closed</source>
        <translation>닫히지 않은 따옴표가 있습니다</translation>
    </message>
    <message>
        <source>it has the command &quot;%1&quot;; a model may only describe what runs</source>
        <translation>&quot;%1&quot; 명령이 들어 있습니다. 모델은 실행할 내용만 기술할 수 있습니다</translation>
    </message>
    <message>
        <source>Take the command out: Runwatt itself starts the run and ends it.</source>
        <translation>그 명령을 빼십시오. 실행의 시작과 끝은 Runwatt가 맡습니다.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could lead out of its folder</source>
        <translation>&quot;%1&quot;은(는) 폴더 밖으로 나갈 수 있습니다</translation>
    </message>
    <message>
        <source>it has a path that does not begin with $dir</source>
        <translation>$dir로 시작하지 않는 경로가 있습니다</translation>
    </message>
    <message>
        <source>Write path=$dir: that is the workload&apos;s folder.</source>
        <translation>path=$dir로 쓰십시오. 그것이 워크로드의 폴더입니다.</translation>
    </message>
    <message>
        <source>it does not set $dir</source>
        <translation>$dir를 설정하지 않습니다</translation>
    </message>
    <message>
        <source>Begin it with &quot;set $dir=/tmp&quot;: the workload&apos;s folder is put in its place.</source>
        <translation>&quot;set $dir=/tmp&quot;로 시작하십시오. 그 자리에 워크로드의 폴더가 들어갑니다.</translation>
    </message>
    <message>
        <source>Filebench ended without a result</source>
        <translation>Filebench가 결과 없이 끝났습니다</translation>
    </message>
    <message>
        <source>Filebench was ended in the middle of its run</source>
        <translation>Filebench가 실행 도중에 종료되었습니다</translation>
    </message>
    <message>
        <source>Filebench ended before it began to measure</source>
        <translation>Filebench가 측정을 시작하기 전에 끝났습니다</translation>
    </message>
    <message>
        <source>Filebench printed nothing</source>
        <translation>Filebench가 아무것도 출력하지 않았습니다</translation>
    </message>
    <message>
        <source>Choose more files, fewer threads or a shorter run.</source>
        <translation>파일을 늘리거나, 스레드를 줄이거나, 실행 시간을 줄이십시오.</translation>
    </message>
    <message>
        <source>Filebench ended too early</source>
        <translation>Filebench가 너무 일찍 끝났습니다</translation>
    </message>
    <message>
        <source>Filebench did nothing</source>
        <translation>Filebench가 아무 일도 하지 않았습니다</translation>
    </message>
    <message>
        <source>a datagram of iperf3 carries its number and time, and has %1 B at least</source>
        <translation>iperf3의 데이터그램은 번호와 시각을 담으므로 적어도 %1 B입니다</translation>
    </message>
    <message>
        <source>iperf3 reached no server</source>
        <translation>iperf3가 서버에 닿지 못했습니다</translation>
    </message>
    <message>
        <source>Does the peer&apos;s server run, and does a firewall let it through?</source>
        <translation>상대 호스트의 서버가 실행 중이고 방화벽이 허용합니까?</translation>
    </message>
    <message>
        <source>the peer&apos;s iperf3 serves somebody else</source>
        <translation>상대 호스트의 iperf3가 다른 클라이언트를 처리하고 있습니다</translation>
    </message>
    <message>
        <source>Wait until that has ended, or use another port.</source>
        <translation>그것이 끝날 때까지 기다리거나 다른 포트를 쓰십시오.</translation>
    </message>
    <message>
        <source>iperf3 ended with an error</source>
        <translation>iperf3가 오류로 끝났습니다</translation>
    </message>
    <message>
        <source>iperf3&apos;s output ends in the middle of a line</source>
        <translation>iperf3의 출력이 줄 중간에서 끝납니다</translation>
    </message>
    <message>
        <source>Was iperf3 killed, or the link lost?</source>
        <translation>iperf3가 강제 종료되었거나 연결이 끊겼습니까?</translation>
    </message>
    <message>
        <source>iperf3 printed no result</source>
        <translation>iperf3가 결과를 출력하지 않았습니다</translation>
    </message>
    <message>
        <source>iperf3 ended too early</source>
        <translation>iperf3가 너무 일찍 끝났습니다</translation>
    </message>
    <message>
        <source>iperf3 moved no data</source>
        <translation>iperf3가 데이터를 전송하지 않았습니다</translation>
    </message>
    <message>
        <source>netperf reached no netserver</source>
        <translation>netperf가 netserver에 닿지 못했습니다</translation>
    </message>
    <message>
        <source>netperf gave a result of %1 streams out of %2</source>
        <translation>netperf가 스트림 %2개 중 %1개의 결과만 냈습니다</translation>
    </message>
    <message>
        <source>netperf printed no result</source>
        <translation>netperf가 결과를 출력하지 않았습니다</translation>
    </message>
    <message>
        <source>netperf&apos;s output cannot be understood</source>
        <translation>netperf의 출력을 해석할 수 없습니다</translation>
    </message>
    <message>
        <source>netperf&apos;s output ends in the middle of a line</source>
        <translation>netperf의 출력이 줄 중간에서 끝납니다</translation>
    </message>
    <message>
        <source>Was netperf killed, or the link lost?</source>
        <translation>netperf가 강제 종료되었거나 연결이 끊겼습니까?</translation>
    </message>
    <message>
        <source>netperf&apos;s result lacks its time or its rate</source>
        <translation>netperf의 결과에 시간이나 속도가 없습니다</translation>
    </message>
    <message>
        <source>netperf ended too early</source>
        <translation>netperf가 너무 일찍 끝났습니다</translation>
    </message>
    <message>
        <source>netperf moved no data</source>
        <translation>netperf가 데이터를 전송하지 않았습니다</translation>
    </message>
    <message>
        <source>%1 cannot run with this value of &quot;%2&quot;</source>
        <translation>&quot;%2&quot;의 이 값으로는 %1을(를) 실행할 수 없습니다</translation>
    </message>
    <message>
        <source>it has to be text of at most %1</source>
        <translation>최대 %1의 텍스트여야 합니다</translation>
    </message>
    <message>
        <source>%1 has no parameter of that name here</source>
        <translation>%1에는 그런 이름의 매개변수가 없습니다</translation>
    </message>
    <message>
        <source>it is no numeric IPv4 or IPv6 address</source>
        <translation>숫자로 된 IPv4 또는 IPv6 주소가 아닙니다</translation>
    </message>
    <message>
        <source>it stands for every address, and the server is to listen at one</source>
        <translation>모든 주소를 뜻하지만, 서버는 한 주소에서만 수신해야 합니다</translation>
    </message>
    <message>
        <source>it is an address of many hosts at once</source>
        <translation>여러 호스트를 함께 가리키는 주소입니다</translation>
    </message>
    <message>
        <source>%1 cannot reach a peer at this address</source>
        <translation>%1은(는) 이 주소의 상대 호스트에 닿을 수 없습니다</translation>
    </message>
    <message>
        <source>Give the peer&apos;s address in the network under test, such as 192.0.2.7 or 2001:db8::7.</source>
        <translation>시험할 네트워크에서의 상대 호스트 주소를 쓰십시오. 예: 192.0.2.7 또는 2001:db8::7.</translation>
    </message>
    <message>
        <source>%1 cannot use this port of the peer</source>
        <translation>%1은(는) 상대 호스트의 이 포트를 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>the first port has to be from 1 to %1</source>
        <translation>첫 포트는 1에서 %1 사이여야 합니다</translation>
    </message>
    <message>
        <source>it ends with a backslash</source>
        <translation>백슬래시로 끝납니다</translation>
    </message>
    <message>
        <source>a quote (%1) does not end</source>
        <translation>따옴표(%1)가 닫히지 않습니다</translation>
    </message>
    <message>
        <source>the time without work ended before it was over</source>
        <translation>작업 없는 시간이 다 되기 전에 끝났습니다</translation>
    </message>
    <message>
        <source>a command cannot work in a folder of this name</source>
        <translation>명령은 이 이름의 폴더에서 실행할 수 없습니다</translation>
    </message>
    <message>
        <source>this name has a meaning of its own</source>
        <translation>이 이름에는 따로 정해진 뜻이 있습니다</translation>
    </message>
    <message>
        <source>it is no parameter, and {%1} is not in the command</source>
        <translation>매개변수가 아니며 {%1}이(가) 명령에 없습니다</translation>
    </message>
    <message>
        <source>it has to be a number, a text of one line, true or false</source>
        <translation>숫자, 한 줄 텍스트, true 또는 false여야 합니다</translation>
    </message>
    <message>
        <source>there is no parameter &quot;%1&quot; to put in for {%1}; {{ stands for a brace</source>
        <translation>{%1}에 넣을 매개변수 &quot;%1&quot;이(가) 없습니다. {{는 중괄호 하나입니다</translation>
    </message>
    <message>
        <source>it names no program</source>
        <translation>프로그램이 없습니다</translation>
    </message>
    <message>
        <source>a program&apos;s name can&apos;t begin with a dash</source>
        <translation>프로그램 이름은 대시로 시작할 수 없습니다</translation>
    </message>
    <message>
        <source>it has a character in it that no word can have</source>
        <translation>단어에 쓸 수 없는 글자가 있습니다</translation>
    </message>
    <message>
        <source>with its values it has more than %1 characters</source>
        <translation>값을 넣으면 %1자를 넘습니다</translation>
    </message>
    <message>
        <source>at character %1: %2</source>
        <translation>%1번째 글자: %2</translation>
    </message>
    <message>
        <source>it has no group (?&lt;value&gt;...), which is the number</source>
        <translation>숫자를 뜻하는 그룹 (?&lt;value&gt;...)이 없습니다</translation>
    </message>
    <message>
        <source>it has to be small letters and digits, in words joined by dots, such as &quot;throughput&quot; or &quot;frame.rate&quot;</source>
        <translation>소문자와 숫자로 된 단어를 점으로 이어야 합니다. 예: &quot;throughput&quot;, &quot;frame.rate&quot;</translation>
    </message>
    <message>
        <source>Runwatt measures something of this name by itself</source>
        <translation>이 이름의 것은 Runwatt가 직접 측정합니다</translation>
    </message>
    <message>
        <source>it has to be text of one line</source>
        <translation>한 줄 텍스트여야 합니다</translation>
    </message>
    <message>
        <source>%1 is in %2, with a prefix or without</source>
        <translation>%1의 단위는 접두어가 있거나 없는 %2입니다</translation>
    </message>
    <message>
        <source>it has to be names of programs, without folders, parted by blanks</source>
        <translation>폴더 없이 공백으로 나눈 프로그램 이름이어야 합니다</translation>
    </message>
    <message>
        <source>there is &quot;final&quot; already</source>
        <translation>&quot;final&quot;이 이미 있습니다</translation>
    </message>
    <message>
        <source>it has to be a way to a value, such as &quot;results[0].mean&quot;</source>
        <translation>값까지의 경로여야 합니다. 예: &quot;results[0].mean&quot;</translation>
    </message>
    <message>
        <source>the command printed nothing</source>
        <translation>명령이 아무것도 출력하지 않았습니다</translation>
    </message>
    <message>
        <source>the pattern &quot;%1&quot; takes too many steps on a line of the output</source>
        <translation>패턴 &quot;%1&quot;은(는) 출력의 한 줄에서 너무 많은 단계를 거칩니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number</source>
        <translation>&quot;%1&quot;은(는) 숫자가 아닙니다</translation>
    </message>
    <message>
        <source>no line of the output matches the pattern &quot;%1&quot;</source>
        <translation>출력에 패턴 &quot;%1&quot;과 맞는 줄이 없습니다</translation>
    </message>
    <message>
        <source>the command printed more than %1</source>
        <translation>명령이 %1보다 많이 출력했습니다</translation>
    </message>
    <message>
        <source>the command printed no JSON document</source>
        <translation>명령이 JSON 문서를 출력하지 않았습니다</translation>
    </message>
    <message>
        <source>the command&apos;s JSON has nothing at %1</source>
        <translation>명령의 JSON에서 %1에 아무것도 없습니다</translation>
    </message>
    <message>
        <source>what the command&apos;s JSON has at %1 is not a number</source>
        <translation>명령의 JSON에서 %1의 값이 숫자가 아닙니다</translation>
    </message>
    <message>
        <source>Direct I/O moves whole blocks of the device, of 512 B or more: requests of %1 go through the page cache instead.</source>
        <translation>직접 I/O는 512 B 이상인 장치의 블록을 통째로 옮깁니다. 그래서 %1 요청은 페이지 캐시를 거칩니다.</translation>
    </message>
    <message>
        <source>The file system, or the device below it, refused a direct request of %1 (%2): requests go through the page cache instead.</source>
        <translation>파일 시스템이나 그 아래의 장치가 %1의 직접 요청을 거부했습니다(%2). 그래서 요청은 페이지 캐시를 거칩니다.</translation>
    </message>
    <message>
        <source>other data were read back than were written</source>
        <translation>쓴 것과 다른 데이터가 읽혔습니다</translation>
    </message>
    <message>
        <source>The device, its file system or the runtime damaged them. Look at the kernel&apos;s messages on the device.</source>
        <translation>장치나 파일 시스템, 또는 런타임이 데이터를 손상했습니다. 장치에서 커널의 메시지를 보십시오.</translation>
    </message>
    <message>
        <source>it ended with status %1</source>
        <translation>상태 %1(으)로 끝났습니다</translation>
    </message>
    <message>
        <source>what was written can&apos;t be read back</source>
        <translation>쓴 것을 다시 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>fio checks only what a workload writes that does not read</source>
        <translation>fio는 읽지 않는 워크로드가 쓴 것만 확인합니다</translation>
    </message>
    <message>
        <source>Choose the operation write, or verify none.</source>
        <translation>동작을 쓰기로 고르거나, 검증하지 마십시오.</translation>
    </message>
    <message>
        <source>jobs that share a file overwrite each other&apos;s blocks while they are written, which looks like damage</source>
        <translation>한 파일을 함께 쓰는 작업들은 쓰는 중인 서로의 블록을 덮어쓰며, 이는 손상처럼 보입니다</translation>
    </message>
    <message>
        <source>Choose one job, or verify none.</source>
        <translation>작업을 하나로 하거나, 검증하지 마십시오.</translation>
    </message>
    <message>
        <source>a block of %1 has no room for its checksum</source>
        <translation>%1 블록에는 체크섬이 들어갈 자리가 없습니다</translation>
    </message>
    <message>
        <source>Choose a request size of %1 or more, or verify none.</source>
        <translation>요청 크기를 %1 이상으로 하거나, 검증하지 마십시오.</translation>
    </message>
    <message>
        <source>the file is no multiple of the request size, so its end could not be checked</source>
        <translation>파일이 요청 크기의 배수가 아니어서 그 끝을 확인할 수 없습니다</translation>
    </message>
    <message>
        <source>Choose a file size that is one, or verify none.</source>
        <translation>배수인 파일 크기를 고르거나, 검증하지 마십시오.</translation>
    </message>
    <message>
        <source>netperf&apos;s result is of another test</source>
        <translation>netperf의 결과가 다른 시험의 것입니다</translation>
    </message>
    <message>
        <source>it counts transactions, as TCP_RR does</source>
        <translation>TCP_RR처럼 트랜잭션을 셉니다</translation>
    </message>
    <message>
        <source>it counts bits, as a stream does</source>
        <translation>스트림처럼 비트를 셉니다</translation>
    </message>
    <message>
        <source>Name the test that was run.</source>
        <translation>실행한 시험을 지정하십시오.</translation>
    </message>
    <message>
        <source>it has no line %1</source>
        <translation>%1 줄이 없습니다</translation>
    </message>
</context>
<context>
    <name>Campaign</name>
    <message>
        <source>too little space for the benchmark&apos;s file</source>
        <translation>벤치마크 파일을 둘 공간이 부족합니다</translation>
    </message>
    <message>
        <source>%1 MiB are free, %2 MiB are needed</source>
        <translation>여유 공간 %1 MiB, 필요한 공간 %2 MiB</translation>
    </message>
    <message>
        <source>Free space there, or choose another folder or a smaller file.</source>
        <translation>그 위치의 공간을 확보하거나, 다른 폴더 또는 더 작은 파일을 선택하십시오.</translation>
    </message>
    <message>
        <source>must be a text in quotes</source>
        <translation>따옴표로 묶은 텍스트여야 합니다</translation>
    </message>
    <message>
        <source>must not contain a line break or another control character</source>
        <translation>줄 바꿈이나 그 밖의 제어 문자가 있으면 안 됩니다</translation>
    </message>
    <message>
        <source>is missing or empty</source>
        <translation>없거나 비어 있습니다</translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2</source>
        <translation>%1부터 %2까지의 정수여야 합니다</translation>
    </message>
    <message>
        <source>must be a number from %1 to %2</source>
        <translation>%1부터 %2까지의 수여야 합니다</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>true 또는 false여야 합니다</translation>
    </message>
    <message>
        <source>must be a list of texts</source>
        <translation>텍스트 목록이어야 합니다</translation>
    </message>
    <message>
        <source>must be an object in braces</source>
        <translation>중괄호로 묶은 객체여야 합니다</translation>
    </message>
    <message>
        <source>must be a list in brackets</source>
        <translation>대괄호로 묶은 목록이어야 합니다</translation>
    </message>
    <message>
        <source>is not a field that Runwatt knows</source>
        <translation>Runwatt가 모르는 필드입니다</translation>
    </message>
    <message>
        <source>Known here: %1.</source>
        <translation>여기에 쓸 수 있는 필드: %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a benchmark of this version</source>
        <translation>&quot;%1&quot;은(는) 이 버전의 벤치마크가 아닙니다</translation>
    </message>
    <message>
        <source>more than %1 workloads</source>
        <translation>워크로드가 %1개를 넘습니다</translation>
    </message>
    <message>
        <source>no cell is left to run</source>
        <translation>실행할 셀이 남아 있지 않습니다</translation>
    </message>
    <message>
        <source>the exclusions leave nothing of devices x runtimes x workloads</source>
        <translation>장치 x 런타임 x 워크로드가 모두 제외되었습니다</translation>
    </message>
    <message>
        <source>more than %1 trials</source>
        <translation>시행이 %1회를 넘습니다</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>없습니다</translation>
    </message>
    <message>
        <source>Name an address or a Host of ~/.ssh/config, or set thisComputer.</source>
        <translation>주소 또는 ~/.ssh/config의 Host를 지정하거나 thisComputer를 설정하십시오.</translation>
    </message>
    <message>
        <source>must not begin with a dash</source>
        <translation>대시(-)로 시작하면 안 됩니다</translation>
    </message>
    <message>
        <source>must be an absolute path</source>
        <translation>절대 경로여야 합니다</translation>
    </message>
    <message>
        <source>would exclude every cell</source>
        <translation>모든 셀을 제외하게 됩니다</translation>
    </message>
    <message>
        <source>Name at least one field.</source>
        <translation>필드를 하나 이상 지정하십시오.</translation>
    </message>
    <message>
        <source>must be a size, at least %1</source>
        <translation>%1 이상의 크기여야 합니다</translation>
    </message>
    <message>
        <source>Write it with a unit, such as &quot;512 MiB&quot;.</source>
        <translation>&quot;512 MiB&quot;와 같이 단위를 붙여 쓰십시오.</translation>
    </message>
    <message>
        <source>two are named &quot;%1&quot;</source>
        <translation>이름이 &quot;%1&quot;인 항목이 두 개입니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a runtime</source>
        <translation>&quot;%1&quot;은(는) 런타임이 아닙니다</translation>
    </message>
    <message>
        <source>Known: %1.</source>
        <translation>사용할 수 있는 값: %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; powers &quot;%2&quot;, which is not a device of this plan</source>
        <translation>&quot;%1&quot;의 측정 대상 &quot;%2&quot;은(는) 이 계획의 장치가 아닙니다</translation>
    </message>
    <message>
        <source>Untitled campaign</source>
        <translation>제목 없는 캠페인</translation>
    </message>
    <message>
        <source>none is named</source>
        <translation>하나도 지정되지 않았습니다</translation>
    </message>
    <message>
        <source>must be whole seconds</source>
        <translation>초 단위의 정수여야 합니다</translation>
    </message>
    <message>
        <source>mpstat and pidstat sample by the second.</source>
        <translation>mpstat와 pidstat는 초 단위로 샘플을 수집합니다.</translation>
    </message>
    <message>
        <source>a device is either a host or this computer</source>
        <translation>장치는 호스트이거나 이 컴퓨터이며, 둘 다일 수는 없습니다</translation>
    </message>
    <message>
        <source>Leave out either host or thisComputer.</source>
        <translation>host와 thisComputer 중 하나를 빼십시오.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is named twice</source>
        <translation>&quot;%1&quot;이(가) 두 번 지정되었습니다</translation>
    </message>
    <message>
        <source>For more trials of each cell set repetitions.</source>
        <translation>셀마다 시행을 늘리려면 repetitions를 설정하십시오.</translation>
    </message>
    <message>
        <source>the plan is not valid JSON</source>
        <translation>계획이 올바른 JSON이 아닙니다</translation>
    </message>
    <message>
        <source>the plan must be one JSON object</source>
        <translation>계획은 JSON 객체 하나여야 합니다</translation>
    </message>
    <message>
        <source>%1: is there twice</source>
        <translation>%1: 두 번 나옵니다</translation>
    </message>
    <message>
        <source>Leave one of the two out.</source>
        <translation>둘 중 하나를 빼십시오.</translation>
    </message>
    <message>
        <source>the plan in the campaign file</source>
        <translation>캠페인 파일에 있는 계획</translation>
    </message>
    <message>
        <source>the plan can&apos;t be read</source>
        <translation>계획을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>Check the file and its rights.</source>
        <translation>파일과 그 권한을 확인하십시오.</translation>
    </message>
    <message>
        <source>this is too large for a plan</source>
        <translation>계획으로는 너무 큽니다</translation>
    </message>
    <message>
        <source>Choose a file that Runwatt wrote with Save plan.</source>
        <translation>Runwatt에서 계획 저장으로 만든 파일을 선택하십시오.</translation>
    </message>
    <message>
        <source>matches no cell, so it leaves nothing out</source>
        <translation>일치하는 셀이 없어 아무것도 제외하지 않습니다</translation>
    </message>
    <message>
        <source>Name a device, a runtime and a workload&apos;s title as the tables show them, or remove it.</source>
        <translation>장치, 런타임, 워크로드 제목을 표에 나오는 대로 지정하거나, 이 항목을 제거하십시오.</translation>
    </message>
    <message>
        <source>the plan could not be saved</source>
        <translation>계획을 저장할 수 없습니다</translation>
    </message>
    <message>
        <source>Check the folder&apos;s rights and free space.</source>
        <translation>폴더의 권한과 여유 공간을 확인하십시오.</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>its plan gives other cells than the file holds</source>
        <translation>계획의 셀이 파일에 있는 셀과 다릅니다</translation>
    </message>
    <message>
        <source>The file is damaged, or another version made it: it can be looked at and compared, but not gone on with. Start a new campaign from its plan.</source>
        <translation>파일이 손상되었거나 다른 버전에서 만든 것입니다. 보고 비교할 수는 있지만 이어서 실행할 수는 없습니다. 그 계획으로 새 캠페인을 시작하십시오.</translation>
    </message>
    <message>
        <source>Nothing is known against it.</source>
        <translation>알려진 문제가 없습니다.</translation>
    </message>
    <message>
        <source>The board reported too little voltage; use a stronger power supply.</source>
        <translation>보드가 전압 부족을 보고했습니다. 더 강한 전원 공급 장치를 사용하십시오.</translation>
    </message>
    <message>
        <source>The board lowered its clock (flags 0x%1); cool it.</source>
        <translation>보드가 클럭을 낮추었습니다(플래그 0x%1). 보드를 냉각하십시오.</translation>
    </message>
    <message>
        <source>The kernel lowered the highest clock from %1 to %2 GHz; cool the device.</source>
        <translation>커널이 최고 클럭을 %1에서 %2 GHz로 낮추었습니다. 장치를 냉각하십시오.</translation>
    </message>
    <message>
        <source>The processor throttled itself %1 times; cool the device.</source>
        <translation>프로세서가 스스로 %1회 스로틀되었습니다. 장치를 냉각하십시오.</translation>
    </message>
    <message>
        <source>The clock ran at %1 GHz on average, below the %2 GHz seen in this trial.</source>
        <translation>클럭이 평균 %1 GHz로, 이 시행에서 관측된 %2 GHz보다 낮았습니다.</translation>
    </message>
    <message>
        <source>It reached %1 °C; boards lower their clock from about %2 °C on.</source>
        <translation>온도가 %1 °C에 이르렀습니다. 보드는 약 %2 °C부터 클럭을 낮춥니다.</translation>
    </message>
    <message>
        <source>The device swapped %1 pages.</source>
        <translation>장치가 %1페이지를 스왑했습니다.</translation>
    </message>
    <message>
        <source>Other processes used %1 % of a core, most of it %2.</source>
        <translation>다른 프로세스가 코어 하나의 %1 %를 사용했습니다. 대부분은 %2입니다.</translation>
    </message>
    <message>
        <source>Meter %1 gave no reading in the window.</source>
        <translation>측정 구간에 전력계 %1의 측정값이 없었습니다.</translation>
    </message>
    <message>
        <source>Meter %1 was silent for %2 s.</source>
        <translation>전력계 %1이(가) %2 s 동안 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>The device&apos;s wall clock was stepped by %1 s; times here don&apos;t depend on it.</source>
        <translation>장치의 벽시계가 %1 s만큼 한꺼번에 조정되었습니다. 여기의 시각은 그 시계에 의존하지 않습니다.</translation>
    </message>
    <message>
        <source>The window&apos;s ends are known to %1 ms only.</source>
        <translation>측정 구간의 양 끝 시각은 %1 ms의 정밀도로만 알 수 있습니다.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known</source>
        <translation>&quot;%1&quot;은(는) 알 수 없는 값입니다</translation>
    </message>
    <message>
        <source>the trial used up the memory of its budget</source>
        <translation>시행이 예산의 메모리를 모두 사용했습니다</translation>
    </message>
    <message numerus="yes">
        <source>the kernel ended %n process(es) of it</source>
        <translation>
            <numerusform>커널이 시행의 프로세스 %n개를 종료했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Give the trials more memory, or make the workload smaller.</source>
        <translation>시행에 메모리를 더 주거나 워크로드를 줄이십시오.</translation>
    </message>
    <message>
        <source>the link was lost</source>
        <translation>연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>the benchmark&apos;s file can&apos;t be laid out</source>
        <translation>벤치마크 파일을 만들어 둘 수 없습니다</translation>
    </message>
    <message>
        <source>Write programs, distribution, or the absolute path of a tar on the device.</source>
        <translation>programs, distribution 또는 장치에 있는 tar의 절대 경로를 쓰십시오.</translation>
    </message>
    <message>
        <source>guests have no second card with guest.network &quot;%1&quot;</source>
        <translation>guest.network가 &quot;%1&quot;이면 게스트에 두 번째 카드가 없습니다</translation>
    </message>
    <message>
        <source>Set guest.network to macvtap or bridge, or leave it out.</source>
        <translation>guest.network를 macvtap이나 bridge로 정하거나, 이 필드를 빼십시오.</translation>
    </message>
    <message>
        <source>Name the device&apos;s bridge that its guests are to be on; for Runwatt&apos;s own leave guestNetwork out.</source>
        <translation>게스트를 연결할 장치의 브리지를 지정하십시오. Runwatt의 브리지를 쓰려면 guestNetwork를 빼십시오.</translation>
    </message>
    <message>
        <source>Write the address of its guests there, such as 192.0.2.30/24: there is no DHCP in a guest.</source>
        <translation>그 네트워크에서 게스트가 쓸 주소를 192.0.2.30/24처럼 적으십시오. 게스트에는 DHCP가 없습니다.</translation>
    </message>
    <message>
        <source>Firecracker can&apos;t have a macvtap</source>
        <translation>Firecracker는 macvtap을 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Choose bridge, with a bridge of the device, or leave FC out.</source>
        <translation>장치의 브리지와 함께 bridge를 선택하거나, FC를 빼십시오.</translation>
    </message>
    <message>
        <source>must be a size</source>
        <translation>크기여야 합니다</translation>
    </message>
    <message>
        <source>removing what campaigns left, from %1</source>
        <translation>캠페인이 남긴 것을 제거하는 중, %1에서</translation>
    </message>
    <message>
        <source>What reaches the storage can&apos;t be counted: the kernel knows no single block device under the campaign&apos;s folder (%1).</source>
        <translation>저장 장치에 도달한 양을 셀 수 없습니다. 캠페인 폴더 아래에서 커널이 아는 단일 블록 장치가 없습니다(%1).</translation>
    </message>
    <message>
        <source>What reached the storage is not known: the readings of its counters do not cover the window, or they were reset in it.</source>
        <translation>저장 장치에 도달한 양을 알 수 없습니다. 카운터를 읽은 시점이 구간을 덮지 못하거나 구간 중에 카운터가 초기화되었습니다.</translation>
    </message>
    <message>
        <source>none carried as much</source>
        <translation>그만큼 전달한 인터페이스가 없음</translation>
    </message>
    <message>
        <source>The packets did not go by %1, which leads to the peer: %2.</source>
        <translation>패킷이 상대 호스트로 이어지는 %1을(를) 지나지 않았습니다: %2.</translation>
    </message>
    <message>
        <source>The packets went by no interface that leads into the runtime: %1.</source>
        <translation>패킷이 런타임으로 이어지는 인터페이스를 지나지 않았습니다: %1.</translation>
    </message>
    <message>
        <source>with guest.network &quot;%1&quot; a guest reaches nothing beyond its device</source>
        <translation>guest.network가 &quot;%1&quot;이면 게스트는 장치 밖에 닿을 수 없습니다</translation>
    </message>
    <message>
        <source>the container has no network</source>
        <translation>컨테이너에 네트워크가 없습니다</translation>
    </message>
    <message>
        <source>Set guest.network to bridge or macvtap, or exclude it.</source>
        <translation>guest.network를 bridge나 macvtap으로 하거나, 제외하십시오.</translation>
    </message>
    <message>
        <source>Set container.network to bridge, or exclude it.</source>
        <translation>container.network를 bridge로 하거나, 제외하십시오.</translation>
    </message>
    <message>
        <source>must be named in one way</source>
        <translation>한 가지 방법으로만 지정해야 합니다</translation>
    </message>
    <message>
        <source>Give it one of thisComputer, device and host.</source>
        <translation>thisComputer, device, host 중 하나만 쓰십시오.</translation>
    </message>
    <message>
        <source>must be a numeric address</source>
        <translation>숫자로 된 주소여야 합니다</translation>
    </message>
    <message>
        <source>Write it as 192.0.2.7, or leave it out: SSH shows it.</source>
        <translation>192.0.2.7처럼 쓰거나 생략하십시오. SSH가 알려 줍니다.</translation>
    </message>
    <message>
        <source>the peer</source>
        <translation>상대 호스트</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a device of this plan</source>
        <translation>&quot;%1&quot;은(는) 이 계획의 장치가 아닙니다</translation>
    </message>
    <message>
        <source>%1 needs a peer, and none is named</source>
        <translation>%1에는 상대 호스트가 필요하지만 지정되지 않았습니다</translation>
    </message>
    <message>
        <source>Name who serves the other end: this computer, another device of the plan, or any host over SSH.</source>
        <translation>반대쪽을 맡을 호스트를 지정하십시오: 이 컴퓨터, 계획의 다른 장치, 또는 SSH로 닿는 호스트.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be its own peer</source>
        <translation>%1은(는) 자기 자신의 상대 호스트가 될 수 없습니다</translation>
    </message>
    <message>
        <source>Exclude its network workloads, or name another peer.</source>
        <translation>그 장치의 네트워크 워크로드를 제외하거나 다른 상대 호스트를 지정하십시오.</translation>
    </message>
    <message>
        <source>%1 can&apos;t reach the peer from %2</source>
        <translation>%2에서는 %1이(가) 상대 호스트에 닿을 수 없습니다</translation>
    </message>
    <message>
        <source>%1 has no parameter &quot;%2&quot;</source>
        <translation>%1에는 매개변수 &quot;%2&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>The interval is a whole number of seconds from 1 to %1, not &quot;%2&quot;.</source>
        <translation>간격은 1에서 %1까지의 정수 초여야 하며 &quot;%2&quot;은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>Runwatt does not know the output of &quot;%1&quot;.</source>
        <translation>Runwatt는 &quot;%1&quot;의 출력을 알지 못합니다.</translation>
    </message>
    <message>
        <source>Name one of %1.</source>
        <translation>다음 중 하나를 쓰십시오: %1.</translation>
    </message>
    <message>
        <source>this Runwatt does not know the trial&apos;s benchmark</source>
        <translation>이 Runwatt는 시행의 벤치마크를 알지 못합니다</translation>
    </message>
    <message>
        <source>%1 printed no interval</source>
        <translation>%1이(가) 구간을 출력하지 않았습니다</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>나머지 모두</translation>
    </message>
    <message>
        <source>preconditioning the file, pass %1 of %2, %3 %</source>
        <translation>파일 사전 조정 중, %2회 중 %1회째, %3 %</translation>
    </message>
    <message>
        <source>packets from inside %1 do not take the way to the peer</source>
        <translation>%1 안에서 나온 패킷이 상대 호스트로 가는 경로를 지나지 않습니다</translation>
    </message>
    <message>
        <source>Compare the device&apos;s routes and rules (ip route get %1; ip rule) with the network of the runtime in the plan, or write another of the peer&apos;s addresses into peer.address.</source>
        <translation>장치의 경로와 규칙(ip route get %1; ip rule)을 계획에 적힌 런타임의 네트워크와 비교하거나, peer.address에 상대 호스트의 다른 주소를 쓰십시오.</translation>
    </message>
    <message>
        <source>nothing answers</source>
        <translation>응답이 없습니다</translation>
    </message>
    <message>
        <source>the peer at %1 is not reached from inside %2</source>
        <translation>%2 안에서는 상대 호스트 %1에 닿지 않습니다</translation>
    </message>
    <message>
        <source>The device itself reaches it: look at the network of the runtime in the plan, at the device&apos;s firewall for what it forwards, and at the raw output %1.path of the trial.</source>
        <translation>장치 자체는 그곳에 닿습니다. 계획에 적힌 런타임의 네트워크, 장치가 전달하는 패킷에 대한 방화벽, 시행의 원시 출력 %1.path를 확인하십시오.</translation>
    </message>
    <message>
        <source>%1: a file of %2 fits into the page cache (%3 of memory). Once it is there, reads measure memory and not the storage, and buffered writes may be done before they reach it.</source>
        <translation>%1: %2 파일은 페이지 캐시에 모두 들어갑니다(메모리 %3). 한번 들어가면 읽기는 저장 장치가 아니라 메모리를 재고, 버퍼 쓰기는 저장 장치에 닿기 전에 끝날 수 있습니다.</translation>
    </message>
    <message>
        <source>%1: a file of %2 is less than twice the memory (%3), so much of it stays in the page cache: reads measure both memory and storage.</source>
        <translation>%1: %2 파일은 메모리(%3)의 두 배보다 작아서 많은 부분이 페이지 캐시에 남습니다. 읽기는 메모리와 저장 장치를 함께 잽니다.</translation>
    </message>
    <message>
        <source>%1: a file of %2 fits into the page cache of the guest (%3 of memory): reads and buffered writes may never leave the guest.</source>
        <translation>%1: %2 파일은 게스트의 페이지 캐시에 모두 들어갑니다(메모리 %3). 읽기와 버퍼 쓰기가 게스트 밖으로 나가지 않을 수 있습니다.</translation>
    </message>
    <message>
        <source>%1: a file of %2 is less than twice the guest&apos;s memory (%3), so much of it stays in the guest&apos;s page cache.</source>
        <translation>%1: %2 파일은 게스트 메모리(%3)의 두 배보다 작아서 많은 부분이 게스트의 페이지 캐시에 남습니다.</translation>
    </message>
    <message>
        <source>%1: the device&apos;s page cache lies below it, and a file of %2 fits into that (%3 of memory). Also direct I/O may be served from it.</source>
        <translation>%1: 그 아래에 장치의 페이지 캐시가 있고, %2 파일은 거기에 모두 들어갑니다(메모리 %3). 직접 I/O도 거기에서 처리될 수 있습니다.</translation>
    </message>
    <message>
        <source>%1: the device&apos;s page cache lies below it, and a file of %2 is less than twice that memory (%3), so much of it stays there, also with direct I/O.</source>
        <translation>%1: 그 아래에 장치의 페이지 캐시가 있고, %2 파일은 그 메모리(%3)의 두 배보다 작아서, 직접 I/O에서도 많은 부분이 거기에 남습니다.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 can&apos;t be started in %2</source>
        <translation>%2에서 %1을(를) 시작할 수 없습니다</translation>
    </message>
    <message>
        <source>Install it there, or leave this workload out.</source>
        <translation>거기에 설치하거나 이 워크로드를 빼십시오.</translation>
    </message>
    <message>
        <source>%1 was ended by signal %2 in %3</source>
        <translation>%3에서 %1이(가) 시그널 %2(으)로 끝났습니다</translation>
    </message>
    <message>
        <source>Look at the device&apos;s log: it may have had too little memory.</source>
        <translation>장치의 로그를 보십시오. 메모리가 모자랐을 수 있습니다.</translation>
    </message>
    <message>
        <source>the offloads can&apos;t be switched</source>
        <translation>오프로드를 전환할 수 없습니다</translation>
    </message>
    <message>
        <source>it does not tell which interface leads to the peer</source>
        <translation>어느 인터페이스가 상대 호스트로 이어지는지 알 수 없습니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; from %2, since %3</source>
        <translation>&quot;%1&quot;, %2에서, %3부터</translation>
    </message>
    <message>
        <source>For %1 s the device told nothing of its heat, its clock, its storage and who used the CPU.</source>
        <translation>장치가 %1초 동안 열, 클럭, 저장 장치, CPU를 쓴 것에 대해 아무것도 알리지 않았습니다.</translation>
    </message>
    <message>
        <source>For %1 s mpstat told nothing of the CPU.</source>
        <translation>mpstat이 %1초 동안 CPU에 대해 아무것도 알리지 않았습니다.</translation>
    </message>
    <message>
        <source>For %1 s pidstat told nothing of the processes.</source>
        <translation>%1 s 동안 pidstat이 프로세스에 대해 아무것도 알리지 않았습니다.</translation>
    </message>
    <message>
        <source>Free space on the device, or choose a smaller file.</source>
        <translation>장치의 공간을 비우거나 더 작은 파일을 선택하십시오.</translation>
    </message>
    <message>
        <source>Mend what it says, or choose another folder.</source>
        <translation>도구가 말하는 것을 고치거나 다른 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>this list of values is empty</source>
        <translation>이 값 목록이 비어 있습니다</translation>
    </message>
    <message>
        <source>Write a value into it, or leave the parameter out.</source>
        <translation>값을 하나 적거나 그 매개변수를 빼십시오.</translation>
    </message>
</context>
<context>
    <name>Common</name>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1분 %2초</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1시간 %2분</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1일 %2시간</translation>
    </message>
    <message>
        <source>a moment</source>
        <translation>잠시</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>약 %1</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 to %2 s</source>
        <translation>%1~%2초</translation>
    </message>
    <message>
        <source>%1 to %2 min</source>
        <translation>%1~%2분</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1~%2</translation>
    </message>
    <message>
        <source>Shown again from a recorded campaign; nothing is being measured now.</source>
        <translation>기록된 캠페인을 다시 표시하고 있습니다. 지금은 아무것도 측정하지 않습니다.</translation>
    </message>
    <message>
        <source>Real software on an emulated processor: times and watts are not those of a device.</source>
        <translation>에뮬레이션된 프로세서에서 실행한 실제 소프트웨어입니다. 시간과 와트는 실제 장치의 값이 아닙니다.</translation>
    </message>
    <message>
        <source>From a stand-in for a part that could not be had.</source>
        <translation>구할 수 없었던 구성 요소의 대체물에서 얻은 값입니다.</translation>
    </message>
    <message>
        <source>Made up by a model, not measured. Don&apos;t quote these values.</source>
        <translation>측정값이 아니라 모델이 만든 값입니다. 이 값을 인용하지 마십시오.</translation>
    </message>
</context>
<context>
    <name>Cpu</name>
    <message>
        <source>The CPU counters cannot be read</source>
        <translation>CPU 카운터를 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>there is no usable &quot;cpu&quot; line</source>
        <translation>사용할 수 있는 &quot;cpu&quot; 줄이 없습니다</translation>
    </message>
</context>
<context>
    <name>Device</name>
    <message>
        <source>%1 is not installed</source>
        <translation>설치되어 있지 않음: %1</translation>
    </message>
    <message>
        <source>On the device: sudo apt install %1</source>
        <translation>장치에서 실행: sudo apt install %1</translation>
    </message>
    <message>
        <source>Allow sudo without a password for this user, or log in as root.</source>
        <translation>이 사용자가 비밀번호 없이 sudo를 쓸 수 있게 하거나 root로 로그인하십시오.</translation>
    </message>
    <message>
        <source>Set the frequency governor</source>
        <translation>주파수 거버너 설정</translation>
    </message>
    <message>
        <source>setting it needs root</source>
        <translation>설정하려면 root 권한이 필요합니다</translation>
    </message>
    <message>
        <source>the kernel offers no frequency scaling here</source>
        <translation>여기서는 커널이 주파수 조절을 제공하지 않습니다</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>no thermal zone in /sys/class/thermal</source>
        <translation>/sys/class/thermal에 온도 영역(thermal zone)이 없습니다</translation>
    </message>
    <message>
        <source>Heat can&apos;t be judged here; a campaign says so among its events.</source>
        <translation>여기서는 발열을 판정할 수 없으며, 캠페인의 이벤트에 그렇게 기록됩니다.</translation>
    </message>
    <message>
        <source>Exact time stamps</source>
        <translation>정확한 타임스탬프</translation>
    </message>
    <message>
        <source>without python3 the device&apos;s clock is read in steps of 10 ms</source>
        <translation>python3이 없어 장치의 시계를 10 ms 단위로 읽습니다</translation>
    </message>
    <message>
        <source>On the device: sudo apt install python3-minimal</source>
        <translation>장치에서 실행: sudo apt install python3-minimal</translation>
    </message>
    <message>
        <source>RC: runc container</source>
        <translation>RC: runc 컨테이너</translation>
    </message>
    <message>
        <source>Hold trials to processors and memory</source>
        <translation>시행의 프로세서와 메모리 제한</translation>
    </message>
    <message>
        <source>limiting memory needs root; processors can be chosen</source>
        <translation>메모리를 제한하려면 root 권한이 필요합니다. 프로세서는 선택할 수 있습니다</translation>
    </message>
    <message>
        <source>the kernel can&apos;t limit memory here; processors can be chosen</source>
        <translation>여기서는 커널이 메모리를 제한할 수 없습니다. 프로세서는 선택할 수 있습니다</translation>
    </message>
    <message>
        <source>On a Raspberry Pi add &quot;cgroup_enable=memory&quot; to the line in /boot/firmware/cmdline.txt (/boot/cmdline.txt before Bookworm), and start it anew.</source>
        <translation>Raspberry Pi에서는 /boot/firmware/cmdline.txt(Bookworm 이전에는 /boot/cmdline.txt)의 줄에 &quot;cgroup_enable=memory&quot;를 추가하고 다시 부팅하십시오.</translation>
    </message>
    <message>
        <source>NT: directly on the device</source>
        <translation>NT: 장치에서 직접 실행</translation>
    </message>
    <message>
        <source>VM: QEMU with KVM</source>
        <translation>VM: KVM을 사용하는 QEMU</translation>
    </message>
    <message>
        <source>FC: Firecracker</source>
        <translation>FC: Firecracker</translation>
    </message>
    <message>
        <source>KC: Kata container</source>
        <translation>KC: Kata 컨테이너</translation>
    </message>
    <message>
        <source>File I/O with fio</source>
        <translation>fio로 파일 I/O 측정</translation>
    </message>
    <message>
        <source>CPU with mpstat</source>
        <translation>mpstat로 CPU 측정</translation>
    </message>
    <message>
        <source>CPU by process with pidstat</source>
        <translation>pidstat로 프로세스별 CPU 측정</translation>
    </message>
    <message>
        <source>Drop caches before each trial</source>
        <translation>각 시행 전에 캐시 비우기</translation>
    </message>
    <message>
        <source>that needs root; reads may come from the page cache, and trials say so</source>
        <translation>root 권한이 필요합니다. 읽기가 페이지 캐시에서 이루어질 수 있으며, 시행에 그렇게 표시됩니다</translation>
    </message>
    <message>
        <source>caches can&apos;t be dropped</source>
        <translation>캐시를 비울 수 없습니다</translation>
    </message>
    <message>
        <source>that needs root, and sudo asks for a password</source>
        <translation>root 권한이 필요한데 sudo가 비밀번호를 요구합니다</translation>
    </message>
    <message>
        <source>dropping caches</source>
        <translation>캐시 비우기</translation>
    </message>
    <message>
        <source>the governor &quot;%1&quot; can&apos;t be set</source>
        <translation>거버너 &quot;%1&quot;을(를) 설정할 수 없습니다</translation>
    </message>
    <message>
        <source>Available: %1.</source>
        <translation>사용할 수 있는 거버너: %1.</translation>
    </message>
    <message>
        <source>the device did not answer in time</source>
        <translation>장치가 제시간에 응답하지 않았습니다</translation>
    </message>
    <message>
        <source>removing what earlier campaigns left</source>
        <translation>이전 캠페인에서 남은 것 제거</translation>
    </message>
    <message>
        <source>looking for what earlier campaigns left</source>
        <translation>이전 캠페인에서 남은 것 찾기</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>보드</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>코어</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>스왑</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>아키텍처</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>배포판</translation>
    </message>
    <message>
        <source>Governor</source>
        <translation>거버너</translation>
    </message>
    <message>
        <source>User</source>
        <translation>사용자</translation>
    </message>
    <message>
        <source>User number</source>
        <translation>사용자 번호</translation>
    </message>
    <message>
        <source>Group number</source>
        <translation>그룹 번호</translation>
    </message>
    <message>
        <source>Program of runc</source>
        <translation>runc 프로그램</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>홈 폴더</translation>
    </message>
    <message>
        <source>Boot</source>
        <translation>부팅</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>시계</translation>
    </message>
    <message>
        <source>Throttle flags</source>
        <translation>스로틀 플래그</translation>
    </message>
    <message>
        <source>KVM</source>
        <translation>KVM</translation>
    </message>
    <message>
        <source>Control groups</source>
        <translation>제어 그룹</translation>
    </message>
    <message>
        <source>Controllers</source>
        <translation>컨트롤러</translation>
    </message>
    <message>
        <source>Counts swap</source>
        <translation>스왑 집계</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>루트 권한</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>the storage of the device could not be read</source>
        <translation>장치의 저장소 정보를 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>this folder can&apos;t hold the benchmark&apos;s file</source>
        <translation>이 폴더에는 벤치마크 파일을 둘 수 없습니다</translation>
    </message>
    <message>
        <source>it lies in memory (%1), so the benchmark would not measure storage</source>
        <translation>메모리(%1)에 있는 폴더이므로 벤치마크가 저장소를 측정하지 못합니다</translation>
    </message>
    <message>
        <source>Choose a folder on a disk, for example in /var/tmp.</source>
        <translation>디스크에 있는 폴더를 선택하십시오(예: /var/tmp 안).</translation>
    </message>
    <message>
        <source>this is no folder</source>
        <translation>폴더가 아닙니다</translation>
    </message>
    <message>
        <source>a file of that name, or of a folder above it, is there</source>
        <translation>그 이름이나 상위 폴더의 이름을 가진 파일이 있습니다</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>다른 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>this folder can&apos;t be written</source>
        <translation>이 폴더에는 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>the user has no right to write there</source>
        <translation>사용자에게 쓰기 권한이 없습니다</translation>
    </message>
    <message>
        <source>Choose a folder of your own.</source>
        <translation>쓰기 권한이 있는 자신의 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>the device could not be probed</source>
        <translation>장치를 조사할 수 없습니다</translation>
    </message>
    <message>
        <source>Runwatt needs a Linux machine with a POSIX shell.</source>
        <translation>Runwatt에는 POSIX 셸이 있는 Linux 시스템이 필요합니다.</translation>
    </message>
    <message>
        <source>finding a place for the benchmark&apos;s file</source>
        <translation>벤치마크 파일을 둘 위치 찾기</translation>
    </message>
    <message>
        <source>no place for the benchmark&apos;s file</source>
        <translation>벤치마크 파일을 둘 위치가 없습니다</translation>
    </message>
    <message>
        <source>the stamps on a tool&apos;s output are broken</source>
        <translation>도구 출력의 타임스탬프가 손상되었습니다</translation>
    </message>
    <message>
        <source>QEMU has microvm for x86_64 only</source>
        <translation>QEMU의 microvm은 x86_64에서만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Runwatt has no machine for guests of %1</source>
        <translation>Runwatt에는 %1 게스트용 머신이 없습니다</translation>
    </message>
    <message>
        <source>no kernel with virtio was found in /boot</source>
        <translation>/boot에서 virtio가 있는 커널을 찾지 못했습니다</translation>
    </message>
    <message>
        <source>Name one in the plan, or install linux-image-cloud-amd64 (Debian), linux-image-virtual (Ubuntu).</source>
        <translation>계획에 커널을 지정하거나 linux-image-cloud-amd64(Debian), linux-image-virtual(Ubuntu)을 설치하십시오.</translation>
    </message>
    <message>
        <source>without /dev/kvm guests are emulated, and marked so</source>
        <translation>/dev/kvm이 없으면 게스트가 에뮬레이션되며, 그렇게 표시됩니다</translation>
    </message>
    <message>
        <source>this user may not use /dev/kvm; emulated guests are marked so</source>
        <translation>이 사용자는 /dev/kvm을 쓸 수 없습니다. 에뮬레이션된 게스트는 그렇게 표시됩니다</translation>
    </message>
    <message>
        <source>Switch virtualisation on in the device&apos;s firmware.</source>
        <translation>장치의 펌웨어에서 가상화를 켜십시오.</translation>
    </message>
    <message>
        <source>On the device, and log in anew: sudo usermod -aG kvm &quot;$USER&quot;</source>
        <translation>장치에서 실행한 뒤 다시 로그인하십시오: sudo usermod -aG kvm &quot;$USER&quot;</translation>
    </message>
    <message>
        <source>QM: QEMU&apos;s microvm</source>
        <translation>QM: QEMU의 microvm</translation>
    </message>
    <message>
        <source>Rate of time stamps</source>
        <translation>타임 스탬프 속도</translation>
    </message>
    <message>
        <source>Kernel for guests</source>
        <translation>게스트용 커널</translation>
    </message>
    <message>
        <source>Guests lack</source>
        <translation>게스트에 없는 것</translation>
    </message>
    <message>
        <source>only root may read the kernel %1</source>
        <translation>커널 %1은(는) root만 읽을 수 있습니다</translation>
    </message>
    <message>
        <source>On the device: sudo chmod a+r %1</source>
        <translation>장치에서: sudo chmod a+r %1</translation>
    </message>
    <message>
        <source>Kernel for root only</source>
        <translation>root만 읽을 수 있는 커널</translation>
    </message>
    <message>
        <source>a tiny guest does not boot with KVM (%1)</source>
        <translation>KVM에서 아주 작은 게스트가 부팅되지 않습니다(%1)</translation>
    </message>
    <message>
        <source>Have guests emulated, which marks them so. Where the device is a virtual machine itself, its host has to allow nested virtualisation.</source>
        <translation>게스트를 에뮬레이션하십시오. 결과는 그렇게 표시됩니다. 장치 자체가 가상 머신이면 호스트가 중첩 가상화를 허용해야 합니다.</translation>
    </message>
    <message>
        <source>asking what packages there are</source>
        <translation>패키지 목록을 가져오는 중</translation>
    </message>
    <message>
        <source>downloading</source>
        <translation>내려받는 중</translation>
    </message>
    <message>
        <source>installing</source>
        <translation>설치하는 중</translation>
    </message>
    <message>
        <source>packages can&apos;t be installed</source>
        <translation>패키지를 설치할 수 없습니다</translation>
    </message>
    <message>
        <source>the device has no apt-get</source>
        <translation>장치에 apt-get이 없습니다</translation>
    </message>
    <message>
        <source>Install there by hand: %1</source>
        <translation>장치에서 직접 설치하십시오: %1</translation>
    </message>
    <message>
        <source>the link was lost</source>
        <translation>연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>What was being installed goes on on the device.</source>
        <translation>설치 중이던 것은 장치에서 계속됩니다.</translation>
    </message>
    <message>
        <source>apt-get ended with status %1</source>
        <translation>apt-get이 상태 %1(으)로 끝났습니다</translation>
    </message>
    <message>
        <source>Package manager</source>
        <translation>패키지 관리자</translation>
    </message>
    <message>
        <source>packages are being installed</source>
        <translation>패키지를 설치하는 중입니다</translation>
    </message>
    <message>
        <source>it was too late to stop that</source>
        <translation>중지하기에는 너무 늦었습니다</translation>
    </message>
    <message>
        <source>It goes on there to its end; look again in a while.</source>
        <translation>장치에서 끝까지 진행됩니다. 잠시 뒤에 다시 확인하십시오.</translation>
    </message>
    <message>
        <source>Nothing was installed: try again.</source>
        <translation>설치된 것이 없습니다. 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>RC by %1</source>
        <translation>RC, %1 사용</translation>
    </message>
    <message>
        <source>this user may not use %1</source>
        <translation>이 사용자는 %1을(를) 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>On the device, and log in anew: sudo usermod -aG docker &quot;$USER&quot;</source>
        <translation>장치에서 실행한 뒤 다시 로그인하십시오: sudo usermod -aG docker &quot;$USER&quot;</translation>
    </message>
    <message>
        <source>the daemon of %1 does not run</source>
        <translation>%1의 데몬이 실행되고 있지 않습니다</translation>
    </message>
    <message>
        <source>On the device: sudo systemctl start %1</source>
        <translation>장치에서: sudo systemctl start %1</translation>
    </message>
    <message>
        <source>%1 does not answer (%2)</source>
        <translation>%1이(가) 응답하지 않습니다(%2)</translation>
    </message>
    <message>
        <source>Try it on the device: %1 info</source>
        <translation>장치에서 확인하십시오: %1 info</translation>
    </message>
    <message>
        <source>Install it on the device, or make containers by runc alone.</source>
        <translation>장치에 설치하거나, runc만으로 컨테이너를 만드십시오.</translation>
    </message>
    <message>
        <source>only by %1: %2</source>
        <translation>%1(으)로만 가능합니다: %2</translation>
    </message>
    <message>
        <source>Docker answers</source>
        <translation>Docker 응답</translation>
    </message>
    <message>
        <source>Podman answers</source>
        <translation>Podman 응답</translation>
    </message>
    <message>
        <source>nerdctl answers</source>
        <translation>nerdctl 응답</translation>
    </message>
    <message>
        <source>Docker&apos;s daemon</source>
        <translation>Docker 데몬</translation>
    </message>
    <message>
        <source>Podman&apos;s version</source>
        <translation>Podman 버전</translation>
    </message>
    <message>
        <source>containerd&apos;s version</source>
        <translation>containerd 버전</translation>
    </message>
    <message>
        <source>Virtual machine</source>
        <translation>가상 머신</translation>
    </message>
    <message>
        <source>Emulated processor</source>
        <translation>에뮬레이션된 프로세서</translation>
    </message>
    <message>
        <source>vhost-net</source>
        <translation>vhost-net</translation>
    </message>
    <message>
        <source>%1 needs root, and sudo asks for a password</source>
        <translation>%1에는 root 권한이 필요한데, sudo가 암호를 묻습니다</translation>
    </message>
    <message>
        <source>Put its program for %1 on the device as /usr/local/bin/firecracker: https://github.com/firecracker-microvm/firecracker/releases</source>
        <translation>%1용 프로그램을 장치에 /usr/local/bin/firecracker로 넣으십시오: https://github.com/firecracker-microvm/firecracker/releases</translation>
    </message>
    <message>
        <source>firecracker does not tell its version: %1</source>
        <translation>firecracker가 버전을 알려 주지 않습니다: %1</translation>
    </message>
    <message>
        <source>Firecracker %1 is older than %2</source>
        <translation>Firecracker %1은(는) %2보다 오래되었습니다</translation>
    </message>
    <message>
        <source>Put a newer one in its place.</source>
        <translation>더 새 버전으로 바꾸십시오.</translation>
    </message>
    <message>
        <source>there is no /dev/kvm, and Firecracker emulates nothing</source>
        <translation>/dev/kvm이 없으며, Firecracker는 에뮬레이션을 하지 않습니다</translation>
    </message>
    <message>
        <source>this user may not use /dev/kvm</source>
        <translation>이 사용자는 /dev/kvm을 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>Where the device is a virtual machine itself, its host has to allow nested virtualisation.</source>
        <translation>장치 자체가 가상 머신이면 그 호스트가 중첩 가상화를 허용해야 합니다.</translation>
    </message>
    <message>
        <source>there is no /dev/net/tun, which its guests&apos; network needs</source>
        <translation>게스트의 네트워크에 필요한 /dev/net/tun이 없습니다</translation>
    </message>
    <message>
        <source>On the device: sudo modprobe tun</source>
        <translation>장치에서: sudo modprobe tun</translation>
    </message>
    <message>
        <source>this user may not use /dev/net/tun</source>
        <translation>이 사용자는 /dev/net/tun을 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>On the device: sudo chmod a+rw /dev/net/tun</source>
        <translation>장치에서: sudo chmod a+rw /dev/net/tun</translation>
    </message>
    <message>
        <source>its guests&apos; network needs root, and sudo asks for a password</source>
        <translation>게스트의 네트워크에는 root 권한이 필요한데, sudo가 암호를 묻습니다</translation>
    </message>
    <message>
        <source>Unpacking it lacks</source>
        <translation>압축을 푸는 데 없는 것</translation>
    </message>
    <message>
        <source>Taps</source>
        <translation>TAP</translation>
    </message>
    <message>
        <source>Unpack a release of Kata Containers on the device, and link %1 into /usr/local/bin, where containerd finds it.</source>
        <translation>장치에 Kata Containers 릴리스를 풀고, containerd가 찾을 수 있도록 %1을(를) /usr/local/bin에 링크하십시오.</translation>
    </message>
    <message>
        <source>there is no /dev/kvm, and Kata emulates nothing</source>
        <translation>/dev/kvm이 없으며, Kata는 에뮬레이션을 하지 않습니다</translation>
    </message>
    <message>
        <source>containerd does not answer (%1)</source>
        <translation>containerd가 응답하지 않습니다(%1)</translation>
    </message>
    <message>
        <source>docker %1 can&apos;t be asked for Kata&apos;s runtime, %2 and newer can</source>
        <translation>docker %1에는 Kata의 런타임을 요청할 수 없습니다. %2 이상이면 됩니다</translation>
    </message>
    <message>
        <source>Have Kata containers started by ctr, or put a newer docker in its place.</source>
        <translation>Kata 컨테이너를 ctr로 시작하거나, docker를 더 새 버전으로 바꾸십시오.</translation>
    </message>
    <message>
        <source>docker %1 needs Kata %2 or newer, and this is %3</source>
        <translation>docker %1에는 Kata %2 이상이 필요한데, 장치의 것은 %3입니다</translation>
    </message>
    <message>
        <source>Have Kata containers started by ctr, or put a newer Kata in its place.</source>
        <translation>Kata 컨테이너를 ctr로 시작하거나, Kata를 더 새 버전으로 바꾸십시오.</translation>
    </message>
    <message>
        <source>%1 runs without root here, which Kata needs</source>
        <translation>여기서 %1은(는) root 없이 실행되는데, Kata에는 root가 필요합니다</translation>
    </message>
    <message>
        <source>Log in as root, or have Kata containers started by ctr.</source>
        <translation>root로 로그인하거나, Kata 컨테이너를 ctr로 시작하십시오.</translation>
    </message>
    <message>
        <source>KC by %1</source>
        <translation>KC, %1 사용</translation>
    </message>
    <message>
        <source>it is a stand-in for Kata: all that runs in it is marked so</source>
        <translation>Kata의 대역입니다. 그 안에서 실행한 것에는 모두 그렇게 표시됩니다</translation>
    </message>
    <message>
        <source>containerd answers</source>
        <translation>containerd 응답</translation>
    </message>
    <message>
        <source>Kata&apos;s configuration</source>
        <translation>Kata 구성</translation>
    </message>
    <message>
        <source>SHA-256 of that</source>
        <translation>그 SHA-256</translation>
    </message>
    <message>
        <source>Kata&apos;s hypervisor</source>
        <translation>Kata 하이퍼바이저</translation>
    </message>
    <message>
        <source>Kata shares files by</source>
        <translation>Kata의 파일 공유 방식</translation>
    </message>
    <message>
        <source>Kata&apos;s cache of shared files</source>
        <translation>Kata 공유 파일의 캐시</translation>
    </message>
    <message>
        <source>Kata&apos;s budget holds the hypervisor</source>
        <translation>Kata의 예산이 하이퍼바이저를 포함함</translation>
    </message>
    <message>
        <source>whether another campaign runs there can&apos;t be told</source>
        <translation>그곳에서 다른 캠페인이 실행 중인지 알 수 없습니다</translation>
    </message>
    <message>
        <source>it is a stand-in for Firecracker: all that runs in it is marked so</source>
        <translation>Firecracker의 대역입니다. 그 안에서 실행한 것에는 모두 그렇게 표시됩니다</translation>
    </message>
    <message>
        <source>Bridges lack</source>
        <translation>브리지에 없는 것</translation>
    </message>
    <message>
        <source>Macvtaps</source>
        <translation>macvtap</translation>
    </message>
    <message>
        <source>Choose VM, which is QEMU&apos;s usual machine.</source>
        <translation>QEMU의 보통 머신인 VM을 고르십시오.</translation>
    </message>
    <message>
        <source>KC with a disk of its own</source>
        <translation>자체 디스크를 가진 KC</translation>
    </message>
    <message>
        <source>Or have its files shared.</source>
        <translation>또는 파일을 공유하게 하십시오.</translation>
    </message>
    <message>
        <source>Kata in Rust has another way to be given disks</source>
        <translation>Rust로 된 Kata는 디스크를 주는 방법이 다릅니다</translation>
    </message>
    <message>
        <source>Put Kata&apos;s runtime in Go in its place.</source>
        <translation>Go로 된 Kata 런타임으로 바꾸십시오.</translation>
    </message>
    <message>
        <source>Kata %1 can&apos;t be given a disk, %2 and newer can</source>
        <translation>Kata %1에는 디스크를 줄 수 없습니다. %2 이상이면 됩니다</translation>
    </message>
    <message>
        <source>It is in Kata&apos;s release beside the shim: link it into /usr/local/bin.</source>
        <translation>Kata 릴리스에서 shim 옆에 있습니다. /usr/local/bin에 링크하십시오.</translation>
    </message>
    <message>
        <source>Kata&apos;s configuration forbids it disks (disable_block_device_use)</source>
        <translation>Kata 구성이 디스크를 금지합니다(disable_block_device_use)</translation>
    </message>
    <message>
        <source>Allow them in %1.</source>
        <translation>%1에서 허용하십시오.</translation>
    </message>
    <message>
        <source>the device has no loop devices, or no losetup</source>
        <translation>장치에 루프 장치나 losetup이 없습니다</translation>
    </message>
    <message>
        <source>On the device: sudo modprobe loop</source>
        <translation>장치에서: sudo modprobe loop</translation>
    </message>
    <message>
        <source>Kata is forbidden disks</source>
        <translation>Kata의 디스크 금지</translation>
    </message>
    <message>
        <source>Kata&apos;s command line</source>
        <translation>Kata 명령줄</translation>
    </message>
    <message>
        <source>Loop devices</source>
        <translation>루프 장치</translation>
    </message>
    <message>
        <source>there is no vhost-net: packets of guests on a tap go through QEMU itself</source>
        <translation>vhost-net이 없습니다. tap을 쓰는 게스트의 패킷은 QEMU 자체를 거칩니다</translation>
    </message>
    <message>
        <source>this user may not use /dev/vhost-net: packets of guests on a tap go through QEMU itself</source>
        <translation>이 사용자는 /dev/vhost-net을 쓸 수 없습니다. tap을 쓰는 게스트의 패킷은 QEMU 자체를 거칩니다</translation>
    </message>
    <message>
        <source>On the device: sudo modprobe vhost_net</source>
        <translation>장치에서: sudo modprobe vhost_net</translation>
    </message>
    <message>
        <source>On the device: sudo chmod a+rw /dev/vhost-net</source>
        <translation>장치에서: sudo chmod a+rw /dev/vhost-net</translation>
    </message>
    <message>
        <source>its I/O engine Async needs Linux %1, and there is %2: Sync alone is ready</source>
        <translation>I/O 엔진 Async에는 Linux %1이(가) 필요한데 장치에는 %2이(가) 있습니다. Sync만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Choose Sync, or install a newer kernel.</source>
        <translation>Sync를 고르거나 더 새로운 커널을 설치하십시오.</translation>
    </message>
    <message>
        <source>%1 MiB of memory are too little for a guest, which needs %2 MiB with its monitor</source>
        <translation>메모리 %1 MiB는 게스트에 너무 적습니다. 모니터와 함께 %2 MiB가 필요합니다</translation>
    </message>
    <message>
        <source>Choose NT or RC there.</source>
        <translation>이 장치에서는 NT나 RC를 고르십시오.</translation>
    </message>
    <message>
        <source>%1 MiB are free in /var/tmp, and a guest&apos;s images take some %2 MiB beside the benchmark&apos;s file</source>
        <translation>/var/tmp에 %1 MiB가 비어 있는데, 게스트의 이미지에는 벤치마크 파일 외에 약 %2 MiB가 필요합니다</translation>
    </message>
    <message>
        <source>Free in /var/tmp</source>
        <translation>/var/tmp의 빈 공간</translation>
    </message>
    <message>
        <source>Make room there, or name another folder for the device; where one is named, nothing is amiss.</source>
        <translation>그곳에 공간을 만들거나 장치에 다른 폴더를 지정하십시오. 이미 지정했다면 문제없습니다.</translation>
    </message>
    <message>
        <source>a container engine does not answer, or root is not to be had</source>
        <translation>컨테이너 엔진이 응답하지 않거나 root 권한을 얻을 수 없습니다</translation>
    </message>
    <message>
        <source>Network with netperf</source>
        <translation>netperf로 네트워크 측정</translation>
    </message>
    <message>
        <source>netperf is not installed; it is in a component of its own, non-free of Debian, multiverse of Ubuntu, which the device&apos;s sources have to name</source>
        <translation>netperf가 설치되어 있지 않습니다. 별도의 구성 요소(Debian의 non-free, Ubuntu의 multiverse)에 있으며, 장치의 패키지 소스에 그것이 있어야 합니다</translation>
    </message>
    <message>
        <source>File I/O with %1</source>
        <translation>%1(으)로 파일 I/O 측정</translation>
    </message>
    <message>
        <source>Network with iperf3</source>
        <translation>iperf3로 네트워크 측정</translation>
    </message>
    <message>
        <source>looking at the network&apos;s interfaces</source>
        <translation>네트워크 인터페이스 확인</translation>
    </message>
    <message>
        <source>the offloads of %1 can&apos;t be switched</source>
        <translation>%1의 오프로드를 전환할 수 없습니다</translation>
    </message>
    <message>
        <source>Install ethtool on the device, or leave the offloads alone.</source>
        <translation>장치에 ethtool을 설치하거나 오프로드를 그대로 두십시오.</translation>
    </message>
    <message>
        <source>it is not installed; Runwatt can build it from its source</source>
        <translation>설치되어 있지 않습니다. Runwatt가 소스에서 빌드할 수 있습니다</translation>
    </message>
    <message>
        <source>On the Bench, or by &quot;runwatt check --filebench 1.5-alpha3&quot; (or a file of its source). That takes a compiler on the device, and no root.</source>
        <translation>벤치에서, 또는 &quot;runwatt check --filebench 1.5-alpha3&quot;(또는 소스 파일)로 빌드하십시오. 장치에 컴파일러가 필요하며 root는 필요하지 않습니다.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be built</source>
        <translation>%1을(를) 빌드할 수 없습니다</translation>
    </message>
    <message>
        <source>the device lacks %1</source>
        <translation>장치에 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>the device can&apos;t download it from %1</source>
        <translation>장치가 %1에서 내려받을 수 없습니다</translation>
    </message>
    <message>
        <source>Download it on this computer, and build it from that file.</source>
        <translation>이 컴퓨터에서 내려받아 그 파일로 빌드하십시오.</translation>
    </message>
    <message>
        <source>what arrived is another file: its SHA-256 is %1, not %2</source>
        <translation>받은 것이 다른 파일입니다. SHA-256이 %2이(가) 아니라 %1입니다</translation>
    </message>
    <message>
        <source>Try again; or download it on this computer, and build it from that file.</source>
        <translation>다시 시도하거나, 이 컴퓨터에서 내려받아 그 파일로 빌드하십시오.</translation>
    </message>
    <message>
        <source>its build ended with status %1</source>
        <translation>빌드가 상태 %1(으)로 끝났습니다</translation>
    </message>
    <message>
        <source>The log has the rest; another release may do better here.</source>
        <translation>나머지는 로그에 있습니다. 다른 릴리스는 여기서 빌드될 수도 있습니다.</translation>
    </message>
    <message>
        <source>making a folder for the source of Filebench</source>
        <translation>Filebench의 소스를 둘 폴더를 만드는 중</translation>
    </message>
    <message>
        <source>it has taken more than an hour</source>
        <translation>한 시간이 넘게 걸렸습니다</translation>
    </message>
    <message>
        <source>Filebench can&apos;t be built from this file</source>
        <translation>이 파일에서 Filebench를 빌드할 수 없습니다</translation>
    </message>
    <message>
        <source>Choose the tar.gz of a release of Filebench.</source>
        <translation>Filebench 릴리스의 tar.gz를 고르십시오.</translation>
    </message>
    <message>
        <source>it is larger than a source of Filebench can be</source>
        <translation>Filebench의 소스라기에는 너무 큽니다</translation>
    </message>
    <message>
        <source>it is not compressed by gzip</source>
        <translation>gzip으로 압축된 파일이 아닙니다</translation>
    </message>
    <message>
        <source>Filebench from %1</source>
        <translation>%1의 Filebench</translation>
    </message>
    <message>
        <source>sending the source</source>
        <translation>소스를 보내는 중</translation>
    </message>
    <message>
        <source>configuring</source>
        <translation>구성하는 중</translation>
    </message>
    <message>
        <source>building</source>
        <translation>빌드하는 중</translation>
    </message>
    <message>
        <source>Building Filebench lacks</source>
        <translation>Filebench 빌드에 없는 것</translation>
    </message>
    <message>
        <source>Program %1</source>
        <translation>프로그램 %1</translation>
    </message>
    <message>
        <source>Install it where a login finds it (PATH), or correct the workload&apos;s command, or its tools.</source>
        <translation>로그인이 찾는 곳(PATH)에 설치하거나, 워크로드의 명령 또는 그 도구를 고치십시오.</translation>
    </message>
    <message>
        <source>the device does not tell which programs it has</source>
        <translation>장치가 어떤 프로그램이 있는지 알려 주지 않습니다</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>usable</source>
        <translation>사용 가능</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>권한 없음</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>응답 없음</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>true</source>
        <translation>예</translation>
    </message>
    <message>
        <source>false</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>up</source>
        <translation>연결됨</translation>
    </message>
    <message>
        <source>down</source>
        <translation>끊어짐</translation>
    </message>
    <message>
        <source>%1, MTU %2, speed %3, offloads %4</source>
        <translation>%1, MTU %2, 속도 %3, 오프로드 %4</translation>
    </message>
    <message>
        <source>%1, scheduler %2</source>
        <translation>%1, 스케줄러 %2</translation>
    </message>
    <message>
        <source>%1 is too old: Runwatt needs version %2 or newer</source>
        <translation>%1은(는) 너무 오래되었습니다. Runwatt에는 %2 이상이 필요합니다</translation>
    </message>
    <message>
        <source>Install a newer one on the device, where it comes first in PATH.</source>
        <translation>PATH에서 먼저 오는 곳에 더 새로운 것을 장치에 설치하십시오.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%2별 %1</translation>
    </message>
    <message>
        <source>%1 by %2 and %3</source>
        <translation>%2 및 %3별 %1</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>n = %1 to %2</source>
        <translation>n = %1~%2</translation>
    </message>
    <message>
        <source>Bars: mean with %1 % interval (Student&apos;s t), %2.</source>
        <translation>막대: 평균과 %1 % 신뢰구간(스튜던트 t), %2.</translation>
    </message>
    <message>
        <source>Points: single trials, line: median, %1 (no interval below %2).</source>
        <translation>점: 개별 시행, 선: 중앙값, %1(%2회 미만이면 신뢰구간 없음).</translation>
    </message>
    <message>
        <source>Taken together over trials that differ in %1.</source>
        <translation>%1이(가) 다른 시행을 합친 결과입니다.</translation>
    </message>
    <message>
        <source>†: something is known against at least one trial (%1).</source>
        <translation>†: 하나 이상의 시행에 알려진 문제가 있습니다(%1).</translation>
    </message>
    <message>
        <source>Throughput over request size, by runtime.</source>
        <translation>요청 크기에 따른 처리량, 런타임별.</translation>
    </message>
    <message>
        <source>Throughput of each runtime, by request size.</source>
        <translation>각 런타임의 처리량, 요청 크기별.</translation>
    </message>
    <message>
        <source>Throughput of each device, by runtime.</source>
        <translation>각 장치의 처리량, 런타임별.</translation>
    </message>
    <message>
        <source>Mean latency over request size, by runtime.</source>
        <translation>요청 크기에 따른 평균 지연 시간, 런타임별.</translation>
    </message>
    <message>
        <source>The latency that 99 % of requests stay below, over request size, by runtime.</source>
        <translation>요청의 99 %가 넘지 않는 지연 시간, 요청 크기에 따라 런타임별.</translation>
    </message>
    <message>
        <source>Mean power of each runtime, by request size.</source>
        <translation>각 런타임의 평균 전력, 요청 크기별.</translation>
    </message>
    <message>
        <source>Energy per byte moved, over request size, by runtime.</source>
        <translation>요청 크기에 따른 전송 바이트당 에너지, 런타임별.</translation>
    </message>
    <message>
        <source>Throughput, CPU and power of one trial on one time axis.</source>
        <translation>한 시행의 처리량, CPU, 전력을 하나의 시간축에 표시.</translation>
    </message>
    <message>
        <source>A figure&apos;s description is not understood.</source>
        <translation>그림의 설명을 해석할 수 없습니다.</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>필요한 형식: %1</translation>
    </message>
    <message>
        <source>text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>텍스트 목록</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1부터 %2까지의 수</translation>
    </message>
    <message>
        <source>There is no figure named &quot;%1&quot;.</source>
        <translation>이름이 &quot;%1&quot;인 그림이 없습니다.</translation>
    </message>
    <message>
        <source>Choose one of: %1.</source>
        <translation>다음 중 하나를 선택하십시오: %1.</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>처리량</translation>
    </message>
    <message>
        <source>I/O operations</source>
        <translation>I/O 연산</translation>
    </message>
    <message>
        <source>Mean latency</source>
        <translation>평균 지연 시간</translation>
    </message>
    <message>
        <source>Mean power</source>
        <translation>평균 전력</translation>
    </message>
    <message>
        <source>Idle power</source>
        <translation>유휴 전력</translation>
    </message>
    <message>
        <source>Highest power</source>
        <translation>최대 전력</translation>
    </message>
    <message>
        <source>Power above idle</source>
        <translation>유휴 초과 전력</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>에너지</translation>
    </message>
    <message>
        <source>Energy above idle</source>
        <translation>유휴 초과 에너지</translation>
    </message>
    <message>
        <source>Energy per byte</source>
        <translation>바이트당 에너지</translation>
    </message>
    <message>
        <source>CPU, user</source>
        <translation>CPU, 사용자</translation>
    </message>
    <message>
        <source>CPU, system</source>
        <translation>CPU, 시스템</translation>
    </message>
    <message>
        <source>CPU, softirq</source>
        <translation>CPU, softirq</translation>
    </message>
    <message>
        <source>CPU, guest</source>
        <translation>CPU, 게스트</translation>
    </message>
    <message>
        <source>CPU, user at low priority</source>
        <translation>CPU, 낮은 우선순위의 사용자</translation>
    </message>
    <message>
        <source>CPU, interrupts</source>
        <translation>CPU, 인터럽트</translation>
    </message>
    <message>
        <source>CPU, taken by the hypervisor</source>
        <translation>CPU, 하이퍼바이저가 차지함</translation>
    </message>
    <message>
        <source>CPU of one core</source>
        <translation>코어 하나의 CPU</translation>
    </message>
    <message>
        <source>CPU, idle</source>
        <translation>CPU, 유휴</translation>
    </message>
    <message>
        <source>CPU, waiting for I/O</source>
        <translation>CPU, I/O 대기</translation>
    </message>
    <message>
        <source>CPU of other processes</source>
        <translation>다른 프로세스의 CPU</translation>
    </message>
    <message>
        <source>Highest temperature</source>
        <translation>최고 온도</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>Clock frequency</source>
        <translation>클럭 주파수</translation>
    </message>
    <message>
        <source>Limit of the clock frequency</source>
        <translation>클럭 주파수 상한</translation>
    </message>
    <message>
        <source>Throttle flags</source>
        <translation>스로틀 플래그</translation>
    </message>
    <message>
        <source>Start-up time</source>
        <translation>시작 소요 시간</translation>
    </message>
    <message>
        <source>Memory of the runtime</source>
        <translation>런타임의 메모리</translation>
    </message>
    <message>
        <source>Meter, rate of readings</source>
        <translation>전력계, 측정값 빈도</translation>
    </message>
    <message>
        <source>Meter, true update rate</source>
        <translation>전력계, 실제 갱신 빈도</translation>
    </message>
    <message>
        <source>Meter, readings</source>
        <translation>전력계, 측정값</translation>
    </message>
    <message>
        <source>Meter, repeated values</source>
        <translation>전력계, 반복된 값</translation>
    </message>
    <message>
        <source>Meter, gaps</source>
        <translation>전력계, 공백</translation>
    </message>
    <message>
        <source>Meter, damaged records</source>
        <translation>전력계, 손상된 레코드</translation>
    </message>
    <message>
        <source>device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>runtime</source>
        <translation>런타임</translation>
    </message>
    <message>
        <source>workload</source>
        <translation>워크로드</translation>
    </message>
    <message>
        <source>benchmark</source>
        <translation>벤치마크</translation>
    </message>
    <message>
        <source>request size</source>
        <translation>요청 크기</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>pattern</source>
        <translation>패턴</translation>
    </message>
    <message>
        <source>file size</source>
        <translation>파일 크기</translation>
    </message>
    <message>
        <source>I/O engine</source>
        <translation>I/O 엔진</translation>
    </message>
    <message>
        <source>queue depth</source>
        <translation>큐 깊이</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>작업 수</translation>
    </message>
    <message>
        <source>run time</source>
        <translation>실행 시간</translation>
    </message>
    <message>
        <source>ramp time</source>
        <translation>램프 시간</translation>
    </message>
    <message>
        <source>direct I/O</source>
        <translation>직접 I/O</translation>
    </message>
    <message>
        <source>sync at the end</source>
        <translation>끝에 동기화</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>유효</translation>
    </message>
    <message>
        <source>too little voltage</source>
        <translation>전압 부족</translation>
    </message>
    <message>
        <source>throttled</source>
        <translation>스로틀됨</translation>
    </message>
    <message>
        <source>too hot</source>
        <translation>과열</translation>
    </message>
    <message>
        <source>clock frequency fell</source>
        <translation>클럭 주파수 저하</translation>
    </message>
    <message>
        <source>swapped memory</source>
        <translation>메모리 스왑 발생</translation>
    </message>
    <message>
        <source>load of other processes</source>
        <translation>다른 프로세스의 부하</translation>
    </message>
    <message>
        <source>gap of a meter</source>
        <translation>전력계 공백</translation>
    </message>
    <message>
        <source>clock stepped</source>
        <translation>시계가 한꺼번에 조정됨</translation>
    </message>
    <message>
        <source>uncertain clock</source>
        <translation>불확실한 시계</translation>
    </message>
    <message>
        <source>caches not dropped</source>
        <translation>캐시를 비우지 않음</translation>
    </message>
    <message>
        <source>begun too warm</source>
        <translation>온도가 높은 상태로 시작</translation>
    </message>
    <message>
        <source>governor not set</source>
        <translation>거버너 미설정</translation>
    </message>
    <message>
        <source>Latency, percentile %1</source>
        <translation>지연 시간, 백분위수 %1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 및 %2</translation>
    </message>
    <message>
        <source>shown again from a recorded campaign</source>
        <translation>기록된 캠페인을 다시 표시</translation>
    </message>
    <message>
        <source>values from real software on an emulated processor</source>
        <translation>에뮬레이션된 프로세서에서 실행한 실제 소프트웨어의 값</translation>
    </message>
    <message>
        <source>values from a stand-in for a part that could not be had</source>
        <translation>구할 수 없었던 구성 요소의 대체물에서 얻은 값</translation>
    </message>
    <message>
        <source>values from a model, not from an instrument</source>
        <translation>계측기가 아니라 모델에서 얻은 값</translation>
    </message>
    <message>
        <source>Runwatt campaign &quot;%1&quot; (%2), plan sha256 %3</source>
        <translation>Runwatt 캠페인 &quot;%1&quot; (%2), 계획 sha256 %3</translation>
    </message>
    <message>
        <source>user</source>
        <translation>사용자</translation>
    </message>
    <message>
        <source>system</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>softirq</source>
        <translation>softirq</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>게스트</translation>
    </message>
    <message>
        <source>Nothing was sampled in this trial.</source>
        <translation>이 시행에서 수집된 샘플이 없습니다.</translation>
    </message>
    <message>
        <source>Choose another trial.</source>
        <translation>다른 시행을 선택하십시오.</translation>
    </message>
    <message>
        <source>There is no such trial to show over time.</source>
        <translation>시간에 따라 표시할 해당 시행이 없습니다.</translation>
    </message>
    <message>
        <source>Run the campaign until a trial is complete, or choose one that is.</source>
        <translation>시행이 완료될 때까지 캠페인을 실행하거나, 완료된 시행을 선택하십시오.</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>전력</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>%1, %2, %3, repetition %4</source>
        <translation>%1, %2, %3, 반복 %4</translation>
    </message>
    <message>
        <source>Time from the trial&apos;s start (s)</source>
        <translation>시행 시작부터의 시간 (s)</translation>
    </message>
    <message>
        <source>Throughput, CPU and power over time: %1.</source>
        <translation>시간에 따른 처리량, CPU, 전력: %1.</translation>
    </message>
    <message>
        <source>Time that the benchmark counted</source>
        <translation>벤치마크가 잰 시간</translation>
    </message>
    <message>
        <source>Bytes moved</source>
        <translation>옮긴 바이트</translation>
    </message>
    <message>
        <source>CPU that Runwatt itself takes</source>
        <translation>Runwatt 자체가 쓰는 CPU</translation>
    </message>
    <message>
        <source>CPU, the rest (idle, waiting, taken)</source>
        <translation>CPU, 나머지(유휴, 대기, 하이퍼바이저가 가져감)</translation>
    </message>
    <message>
        <source>Points: single trials, %1 (no interval below %2).</source>
        <translation>점: 개별 시행, %1(%2회 미만이면 신뢰구간 없음).</translation>
    </message>
    <message>
        <source>This trial failed: it has no result.</source>
        <translation>이 시행은 실패하여 결과가 없습니다.</translation>
    </message>
    <message>
        <source>This trial was cut short: it has no result.</source>
        <translation>이 시행은 도중에 끝나 결과가 없습니다.</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Network throughput</source>
        <translation>네트워크 처리량</translation>
    </message>
    <message>
        <source>Datagrams lost</source>
        <translation>유실된 데이터그램</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>지터</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>트랜잭션</translation>
    </message>
    <message>
        <source>Retransmitted segments</source>
        <translation>재전송된 세그먼트</translation>
    </message>
    <message>
        <source>CPU of the device, as netperf tells it</source>
        <translation>netperf가 말하는 장치의 CPU</translation>
    </message>
    <message>
        <source>CPU of the peer, as netperf tells it</source>
        <translation>netperf가 말하는 상대 호스트의 CPU</translation>
    </message>
    <message>
        <source>Read from the storage</source>
        <translation>저장 장치에서 읽음</translation>
    </message>
    <message>
        <source>Written to the storage</source>
        <translation>저장 장치에 씀</translation>
    </message>
    <message>
        <source>Bytes read from the storage</source>
        <translation>저장 장치에서 읽은 바이트</translation>
    </message>
    <message>
        <source>Bytes that reached the storage</source>
        <translation>저장 장치에 도달한 바이트</translation>
    </message>
    <message>
        <source>Bytes that reached the storage afterwards</source>
        <translation>나중에 저장 장치에 도달한 바이트</translation>
    </message>
    <message>
        <source>Storage&apos;s bytes for each byte of the benchmark</source>
        <translation>벤치마크의 1바이트당 저장 장치의 바이트</translation>
    </message>
    <message>
        <source>CPU time, busy</source>
        <translation>CPU 사용 시간</translation>
    </message>
    <message>
        <source>CPU time by who used it</source>
        <translation>사용 주체별 CPU 시간</translation>
    </message>
    <message>
        <source>CPU time by thread</source>
        <translation>스레드별 CPU 시간</translation>
    </message>
    <message>
        <source>CPU in the guest, user</source>
        <translation>게스트 안의 CPU, user</translation>
    </message>
    <message>
        <source>CPU in the guest, system</source>
        <translation>게스트 안의 CPU, system</translation>
    </message>
    <message>
        <source>CPU in the guest, softirq</source>
        <translation>게스트 안의 CPU, softirq</translation>
    </message>
    <message>
        <source>CPU in the guest, the rest (idle, waiting, taken)</source>
        <translation>게스트 안의 CPU, 나머지(유휴, 대기, 빼앗김)</translation>
    </message>
    <message>
        <source>CPU in the guest, waiting for I/O</source>
        <translation>게스트 안의 CPU, I/O 대기</translation>
    </message>
    <message>
        <source>personality</source>
        <translation>퍼스낼리티</translation>
    </message>
    <message>
        <source>files</source>
        <translation>파일 수</translation>
    </message>
    <message>
        <source>mean file size</source>
        <translation>평균 파일 크기</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>스레드 수</translation>
    </message>
    <message>
        <source>I/O size</source>
        <translation>I/O 크기</translation>
    </message>
    <message>
        <source>entries of a directory</source>
        <translation>디렉터리당 항목 수</translation>
    </message>
    <message>
        <source>append size</source>
        <translation>추가 쓰기 크기</translation>
    </message>
    <message>
        <source>videos not watched</source>
        <translation>시청되지 않는 비디오 수</translation>
    </message>
    <message>
        <source>write size</source>
        <translation>쓰기 크기</translation>
    </message>
    <message>
        <source>reads a second</source>
        <translation>초당 읽기</translation>
    </message>
    <message>
        <source>seconds to the next video</source>
        <translation>다음 비디오까지의 초</translation>
    </message>
    <message>
        <source>model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>disk size</source>
        <translation>디스크 크기</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>message size</source>
        <translation>메시지 크기</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>protocol</source>
        <translation>프로토콜</translation>
    </message>
    <message>
        <source>streams</source>
        <translation>스트림 수</translation>
    </message>
    <message>
        <source>bit rate</source>
        <translation>비트 전송률</translation>
    </message>
    <message>
        <source>response size</source>
        <translation>응답 크기</translation>
    </message>
    <message>
        <source>time left out at the beginning</source>
        <translation>처음에 제외하는 시간</translation>
    </message>
    <message>
        <source>TCP_NODELAY</source>
        <translation>TCP_NODELAY</translation>
    </message>
    <message>
        <source>another way through the network</source>
        <translation>다른 네트워크 경로</translation>
    </message>
    <message>
        <source>share of reads</source>
        <translation>읽기 비율</translation>
    </message>
    <message>
        <source>rate limit</source>
        <translation>속도 제한</translation>
    </message>
    <message>
        <source>title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>pattern of live values</source>
        <translation>실시간 값의 패턴</translation>
    </message>
    <message>
        <source>pattern of the result</source>
        <translation>결과의 패턴</translation>
    </message>
    <message>
        <source>path to the result in JSON</source>
        <translation>JSON에서 결과까지의 경로</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>측정값</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>seconds that it takes</source>
        <translation>걸리는 시간(초)</translation>
    </message>
    <message>
        <source>programs needed</source>
        <translation>필요한 프로그램</translation>
    </message>
    <message>
        <source>offloads not set</source>
        <translation>오프로드가 설정되지 않음</translation>
    </message>
    <message>
        <source>Latency over the percentile of requests, by runtime.</source>
        <translation>요청의 백분위수에 따른 지연 시간을 런타임별로 보입니다.</translation>
    </message>
    <message>
        <source>Latency distribution</source>
        <translation>지연 시간 분포</translation>
    </message>
    <message>
        <source>CPU time of the trial&apos;s control group</source>
        <translation>시행의 제어 그룹이 쓴 CPU 시간</translation>
    </message>
    <message>
        <source>percentile of requests</source>
        <translation>요청의 백분위수</translation>
    </message>
    <message>
        <source>verified by</source>
        <translation>검증 방법</translation>
    </message>
    <message>
        <source>buffered, not direct</source>
        <translation>직접이 아니라 버퍼를 거침</translation>
    </message>
    <message>
        <source>CPU, mpstat&apos;s %1</source>
        <translation>CPU, mpstat의 %1</translation>
    </message>
    <message>
        <source>CPU in the guest, mpstat&apos;s %1</source>
        <translation>게스트 안의 CPU, mpstat의 %1</translation>
    </message>
    <message>
        <source>Ten steps a decade.</source>
        <translation>10배마다 열 계단.</translation>
    </message>
    <message>
        <source>Lines: mean of the trials&apos; shares, %1.</source>
        <translation>선: 시행들의 비율의 평균, %1.</translation>
    </message>
    <message>
        <source>Lines: median of the trials&apos; shares, %1 (no mean below %2).</source>
        <translation>선: 시행들의 비율의 중앙값, %1(%2개보다 적으면 평균을 내지 않음).</translation>
    </message>
    <message>
        <source>Share of requests</source>
        <translation>요청의 비율</translation>
    </message>
    <message>
        <source>Share of requests over latency, by runtime.</source>
        <translation>지연 시간에 따른 요청의 비율을 런타임별로 보입니다.</translation>
    </message>
    <message>
        <source>Latency histogram</source>
        <translation>지연 시간 히스토그램</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>지연 시간</translation>
    </message>
    <message>
        <source>not observed throughout</source>
        <translation>일부가 관찰되지 않음</translation>
    </message>
    <message>
        <source>NOT SOUND: the campaign&apos;s file is not what was written.</source>
        <translation>온전하지 않음(NOT SOUND): 캠페인 파일이 기록된 그대로가 아닙니다.</translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message>
        <source>user</source>
        <translation>사용자</translation>
    </message>
    <message>
        <source>system</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>softirq</source>
        <translation>softirq</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>게스트</translation>
    </message>
    <message>
        <source>idle, waiting</source>
        <translation>유휴, 대기</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>게스트</translation>
    </message>
    <message>
        <source>Work inside the guest, as the device&apos;s kernel counts</source>
        <translation>장치의 커널이 세는, 게스트 안에서 한 일</translation>
    </message>
    <message>
        <source>vCPU threads</source>
        <translation>vCPU 스레드</translation>
    </message>
    <message>
        <source>What the threads of the guest&apos;s processors used outside of it: exits. All of it where the processor is emulated.</source>
        <translation>게스트 프로세서의 스레드가 게스트 밖에서 쓴 시간(VM exit)입니다. 프로세서가 에뮬레이션이면 전부입니다.</translation>
    </message>
    <message>
        <source>VMM, other threads</source>
        <translation>VMM, 다른 스레드</translation>
    </message>
    <message>
        <source>The monitor&apos;s own work: disks, network cards, its main loop</source>
        <translation>VMM 자신의 일: 디스크, 네트워크 카드, 주 루프</translation>
    </message>
    <message>
        <source>The kernel&apos;s workers for the guest&apos;s network</source>
        <translation>게스트의 네트워크를 맡은 커널 작업자</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>런타임</translation>
    </message>
    <message>
        <source>Shims, engines, virtiofsd</source>
        <translation>shim, 엔진, virtiofsd</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>벤치마크</translation>
    </message>
    <message>
        <source>Where it runs on the device and not in a guest</source>
        <translation>게스트가 아니라 장치에서 실행될 때</translation>
    </message>
    <message>
        <source>Kernel threads</source>
        <translation>커널 스레드</translation>
    </message>
    <message>
        <source>Interrupts</source>
        <translation>인터럽트</translation>
    </message>
    <message>
        <source>Hard and soft interrupts that no process was charged with</source>
        <translation>어느 프로세스에도 매겨지지 않은 하드웨어 및 소프트 인터럽트</translation>
    </message>
    <message>
        <source>Its own processes on the device</source>
        <translation>장치에 있는 Runwatt 자신의 프로세스</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>그 밖의 것</translation>
    </message>
    <message>
        <source>Processes that have nothing to do with the trial</source>
        <translation>시행과 관계없는 프로세스</translation>
    </message>
    <message>
        <source>Unexplained</source>
        <translation>설명되지 않음</translation>
    </message>
    <message>
        <source>user, without nice and guest</source>
        <translation>사용자, nice와 게스트 제외</translation>
    </message>
    <message>
        <source>soft interrupts</source>
        <translation>소프트 인터럽트</translation>
    </message>
    <message>
        <source>in a guest</source>
        <translation>게스트 안</translation>
    </message>
    <message>
        <source>user at low priority</source>
        <translation>낮은 우선순위의 사용자</translation>
    </message>
    <message>
        <source>idle, waiting for I/O</source>
        <translation>유휴, I/O 대기</translation>
    </message>
    <message>
        <source>hardware interrupts</source>
        <translation>하드웨어 인터럽트</translation>
    </message>
    <message>
        <source>taken by the hypervisor</source>
        <translation>하이퍼바이저가 가져감</translation>
    </message>
    <message>
        <source>in a guest at low priority</source>
        <translation>게스트 안, 낮은 우선순위</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>유휴</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>guest %1</source>
        <translation>게스트 %1</translation>
    </message>
    <message>
        <source>core %1</source>
        <translation>코어 %1</translation>
    </message>
    <message>
        <source>%1: %2, %3, repetition %4: %5</source>
        <translation>%1: %2, %3, 반복 %4: %5</translation>
    </message>
    <message>
        <source>Short-lived</source>
        <translation>짧게 끝난 것</translation>
    </message>
    <message>
        <source>What the trial&apos;s control group used and none of its processes that were seen: those that came and went between two readings</source>
        <translation>시행의 제어 그룹이 썼으나 관측된 프로세스 중 아무도 쓰지 않은 것: 두 번 읽는 사이에 생겼다가 끝난 프로세스의 몫</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No task</source>
        <translation>태스크 아님</translation>
    </message>
    <message>
        <source>What the cores were busy beyond what all tasks together used, by the kernel&apos;s own count: the way into and out of idle, and interrupts then</source>
        <translation>커널이 센 모든 태스크의 시간을 넘어 코어가 일한 시간: 유휴에 들어가고 나오는 일과 그때 온 인터럽트</translation>
    </message>
    <message>
        <source>What the cores were busy less all other parts; may be slightly negative, since they are counted apart</source>
        <translation>코어가 일한 시간에서 다른 모든 부분을 뺀 것. 따로 세므로 조금 음수일 수 있습니다</translation>
    </message>
</context>
<context>
    <name>Plot</name>
    <message>
        <source>A figure cannot have this size.</source>
        <translation>그림을 이 크기로 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 in by %2 in</source>
        <translation>%1 in × %2 in</translation>
    </message>
    <message>
        <source>Choose a size of up to %1 in.</source>
        <translation>%1 in 이하의 크기를 선택하십시오.</translation>
    </message>
    <message>
        <source>This is not a file to write a figure to.</source>
        <translation>그림을 쓸 수 있는 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>다른 이름을 선택하십시오.</translation>
    </message>
    <message>
        <source>The figure could not be written.</source>
        <translation>그림을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room in this one; a file that was there before is unchanged.</source>
        <translation>다른 폴더를 선택하거나 이 폴더의 공간을 확보하십시오. 이전에 있던 파일은 변경되지 않았습니다.</translation>
    </message>
    <message>
        <source>This version of Qt writes PDF in a way not known here.</source>
        <translation>이 버전의 Qt는 Runwatt가 알지 못하는 방식으로 PDF를 씁니다.</translation>
    </message>
    <message>
        <source>Export as SVG or PNG instead.</source>
        <translation>대신 SVG 또는 PNG로 내보내십시오.</translation>
    </message>
    <message>
        <source>There is not enough memory for the picture.</source>
        <translation>이미지를 만들 메모리가 부족합니다.</translation>
    </message>
</context>
<context>
    <name>Power</name>
    <message>
        <source>The window is empty.</source>
        <translation>측정 구간이 비어 있습니다.</translation>
    </message>
    <message>
        <source>The meter&apos;s period is not positive.</source>
        <translation>전력계의 주기가 양수가 아닙니다.</translation>
    </message>
    <message>
        <source>The readings are not in order of time.</source>
        <translation>측정값이 시간순이 아닙니다.</translation>
    </message>
    <message>
        <source>The meter gave nothing for %1 s; %2 s is the most that is allowed.</source>
        <translation>전력계가 %1 s 동안 값을 보내지 않았습니다. 허용되는 최댓값은 %2 s입니다.</translation>
    </message>
    <message>
        <source>No part of the window is covered by readings.</source>
        <translation>측정 구간에 측정값이 있는 부분이 없습니다.</translation>
    </message>
    <message>
        <source>There is no energy for this window</source>
        <translation>이 측정 구간의 에너지가 없습니다</translation>
    </message>
    <message>
        <source>Measure longer, or see why the meter was silent.</source>
        <translation>더 오래 측정하거나, 전력계가 값을 보내지 않은 이유를 확인하십시오.</translation>
    </message>
    <message>
        <source>The text to send to the meter is wrong</source>
        <translation>전력계로 보낼 텍스트가 잘못되었습니다</translation>
    </message>
    <message>
        <source>At character %1: the escape is not known.</source>
        <translation>%1번째 문자: 알 수 없는 이스케이프입니다.</translation>
    </message>
    <message>
        <source>Use \r, \n, \t, \xHH with two hexadecimal digits, or \\ for a backslash.</source>
        <translation>\r, \n, \t, 16진수 두 자리를 쓰는 \xHH, 또는 백슬래시를 나타내는 \\를 사용하십시오.</translation>
    </message>
    <message>
        <source>The meter is stopped.</source>
        <translation>전력계가 정지되었습니다.</translation>
    </message>
    <message>
        <source>Opening %1.</source>
        <translation>%1을(를) 여는 중입니다.</translation>
    </message>
    <message>
        <source>%1 is open; waiting for the first value.</source>
        <translation>%1이(가) 열렸습니다. 첫 번째 값을 기다리는 중입니다.</translation>
    </message>
    <message>
        <source>Reading from %1.</source>
        <translation>%1에서 읽는 중입니다.</translation>
    </message>
    <message>
        <source>%1: The meter has sent no value for %2 s. Check that it is switched on, its cable, its kind and its baud rate. Runwatt goes on trying.</source>
        <translation>%1: 전력계가 %2 s 동안 값을 보내지 않았습니다. 전원이 켜져 있는지, 케이블, 종류, 보드 레이트를 확인하십시오. Runwatt가 계속 시도합니다.</translation>
    </message>
    <message>
        <source>The meter is started already</source>
        <translation>전력계가 이미 시작되었습니다</translation>
    </message>
    <message>
        <source>The simulated meter cannot be made</source>
        <translation>모의 전력계를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>Runwatt needs a pseudo-terminal for it; see that /dev/pts is mounted and that the limit of open files is not reached.</source>
        <translation>이를 위해 Runwatt에 의사 터미널이 필요합니다. /dev/pts가 마운트되어 있고 열린 파일 수의 한도에 이르지 않았는지 확인하십시오.</translation>
    </message>
    <message>
        <source>The meter&apos;s port cannot be opened</source>
        <translation>전력계의 포트를 열 수 없습니다</translation>
    </message>
    <message>
        <source>There is no such port.</source>
        <translation>해당 포트가 없습니다.</translation>
    </message>
    <message>
        <source>Plug the meter in, or choose another port. Runwatt goes on trying.</source>
        <translation>전력계를 연결하거나 다른 포트를 선택하십시오. Runwatt가 계속 시도합니다.</translation>
    </message>
    <message>
        <source>This user may not use it.</source>
        <translation>이 사용자에게 사용 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Join the group that may (&quot;sudo usermod -aG %1 $USER&quot;; serial ports belong to dialout on most systems), then log out and in again.</source>
        <translation>권한이 있는 그룹에 가입한 다음(&quot;sudo usermod -aG %1 $USER&quot;, 대부분의 시스템에서 직렬 포트는 dialout에 속합니다) 로그아웃했다가 다시 로그인하십시오.</translation>
    </message>
    <message>
        <source>Another program is using it.</source>
        <translation>다른 프로그램이 사용 중입니다.</translation>
    </message>
    <message>
        <source>Close that program. ModemManager lets go of a port by itself after some seconds.</source>
        <translation>해당 프로그램을 닫으십시오. ModemManager는 몇 초 뒤 스스로 포트를 놓습니다.</translation>
    </message>
    <message>
        <source>Serial port</source>
        <translation>직렬 포트</translation>
    </message>
    <message>
        <source>It is not a serial port.</source>
        <translation>직렬 포트가 아닙니다.</translation>
    </message>
    <message>
        <source>Choose a port from the list, or type the path of one.</source>
        <translation>목록에서 포트를 선택하거나 포트의 경로를 입력하십시오.</translation>
    </message>
    <message>
        <source>Check the baud rate in the meter&apos;s settings.</source>
        <translation>전력계 설정에서 보드 레이트를 확인하십시오.</translation>
    </message>
    <message>
        <source>The link to the meter broke</source>
        <translation>전력계와의 연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>Check the cable. Runwatt opens the port again by itself.</source>
        <translation>케이블을 확인하십시오. Runwatt가 포트를 자동으로 다시 엽니다.</translation>
    </message>
    <message>
        <source>The meter&apos;s settings are wrong</source>
        <translation>전력계 설정이 잘못되었습니다</translation>
    </message>
    <message>
        <source>A text is expected here.</source>
        <translation>여기에는 텍스트가 와야 합니다.</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2 is expected here.</source>
        <translation>여기에는 %1에서 %2 사이의 정수가 와야 합니다.</translation>
    </message>
    <message>
        <source>An object in braces is expected here.</source>
        <translation>여기에는 중괄호로 묶은 객체가 와야 합니다.</translation>
    </message>
    <message>
        <source>There is no such field; known ones are: %1.</source>
        <translation>그런 필드가 없습니다. 알려진 필드: %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a unit prefix.</source>
        <translation>&quot;%1&quot;은(는) 단위 접두어가 아닙니다.</translation>
    </message>
    <message>
        <source>Use u (millionth), m (thousandth), k (thousand) or nothing.</source>
        <translation>u(백만분의 일), m(천분의 일), k(천)을 사용하거나 비워 두십시오.</translation>
    </message>
    <message>
        <source>A line&apos;s limit is from %1 to %2 bytes.</source>
        <translation>한 줄의 한도는 %1바이트에서 %2바이트까지입니다.</translation>
    </message>
    <message>
        <source>Runwatt knows no meter of kind &quot;%1&quot;.</source>
        <translation>Runwatt는 &quot;%1&quot; 종류의 전력계를 알지 못합니다.</translation>
    </message>
    <message>
        <source>Use wattsup, textline or simulated.</source>
        <translation>wattsup, textline 또는 simulated를 사용하십시오.</translation>
    </message>
    <message>
        <source>The meter has no name.</source>
        <translation>전력계에 이름이 없습니다.</translation>
    </message>
    <message>
        <source>The name contains a line break or another control character.</source>
        <translation>이름에 줄 바꿈이나 다른 제어 문자가 들어 있습니다.</translation>
    </message>
    <message>
        <source>No serial port is given.</source>
        <translation>직렬 포트가 지정되지 않았습니다.</translation>
    </message>
    <message>
        <source>Choose a port from the list or type a path such as /dev/ttyUSB0.</source>
        <translation>목록에서 포트를 선택하거나 /dev/ttyUSB0과 같은 경로를 입력하십시오.</translation>
    </message>
    <message>
        <source>The baud rate must be positive.</source>
        <translation>보드 레이트는 양수여야 합니다.</translation>
    </message>
    <message>
        <source>The latency is from 0 to 3600000 ms.</source>
        <translation>지연 시간은 0에서 3600000 ms까지입니다.</translation>
    </message>
    <message>
        <source>The period is from 1 to 3600000 ms.</source>
        <translation>주기는 1에서 3600000 ms까지입니다.</translation>
    </message>
    <message>
        <source>Use averaging or instantaneous.</source>
        <translation>averaging 또는 instantaneous를 사용하십시오.</translation>
    </message>
    <message>
        <source>The meter&apos;s line pattern cannot be used</source>
        <translation>전력계의 줄 패턴을 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>비어 있습니다.</translation>
    </message>
    <message>
        <source>Write one with the named group (?&lt;watts&gt;...), or with (?&lt;volts&gt;...) and (?&lt;amperes&gt;...).</source>
        <translation>이름 있는 그룹 (?&lt;watts&gt;...)이 들어 있거나 (?&lt;volts&gt;...)와 (?&lt;amperes&gt;...)가 들어 있는 패턴을 작성하십시오.</translation>
    </message>
    <message>
        <source>At character %1: %2.</source>
        <translation>%1번째 문자: %2.</translation>
    </message>
    <message>
        <source>Mend the regular expression there.</source>
        <translation>그 위치의 정규식을 고치십시오.</translation>
    </message>
    <message>
        <source>There is no quantity called &quot;%1&quot;.</source>
        <translation>&quot;%1&quot;(이)라는 물리량은 없습니다.</translation>
    </message>
    <message>
        <source>Name groups watts, volts or amperes; write (?:...) for a group without a name.</source>
        <translation>그룹 이름은 watts, volts 또는 amperes로 하고, 이름 없는 그룹은 (?:...)로 쓰십시오.</translation>
    </message>
    <message>
        <source>It gives no power.</source>
        <translation>전력을 얻을 수 없습니다.</translation>
    </message>
    <message>
        <source>Name a group (?&lt;watts&gt;...), or two groups (?&lt;volts&gt;...) and (?&lt;amperes&gt;...).</source>
        <translation>(?&lt;watts&gt;...) 그룹 하나 또는 (?&lt;volts&gt;...)와 (?&lt;amperes&gt;...) 두 그룹을 지정하십시오.</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) in the window, at least %1 are needed for the energy.</source>
        <translation>
            <numerusform>측정 구간의 측정값이 %n개뿐입니다. 에너지에는 %1개 이상이 필요합니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Runtimes</name>
    <message>
        <source>&quot;%1&quot; is no list of processors</source>
        <translation>&quot;%1&quot;은(는) 프로세서 목록이 아닙니다</translation>
    </message>
    <message>
        <source>Write it as the kernel does, such as 0-1,3.</source>
        <translation>커널의 표기대로 0-1,3과 같이 쓰십시오.</translation>
    </message>
    <message>
        <source>the trials can&apos;t be held to their budget</source>
        <translation>시행을 예산 안으로 제한할 수 없습니다</translation>
    </message>
    <message>
        <source>it has no processor %1, only 0 to %2</source>
        <translation>프로세서 %1이(가) 없으며 0부터 %2까지만 있습니다</translation>
    </message>
    <message>
        <source>Choose processors that every device has.</source>
        <translation>모든 장치에 있는 프로세서를 선택하십시오.</translation>
    </message>
    <message>
        <source>it has only %1</source>
        <translation>%1만 있습니다</translation>
    </message>
    <message>
        <source>Choose less memory than every device has.</source>
        <translation>모든 장치의 메모리보다 작은 값을 선택하십시오.</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>프로세서</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>removing the control group</source>
        <translation>제어 그룹 제거</translation>
    </message>
    <message>
        <source>the root file system can&apos;t be made</source>
        <translation>루트 파일 시스템을 만들 수 없습니다</translation>
    </message>
    <message>
        <source>It takes about 120 MB of the folder for the benchmark&apos;s file, and the tools that the workloads call.</source>
        <translation>벤치마크 파일용 폴더의 공간 약 120 MB와 워크로드가 호출하는 도구가 필요합니다.</translation>
    </message>
    <message>
        <source>the root file system can&apos;t be checked</source>
        <translation>루트 파일 시스템을 확인할 수 없습니다</translation>
    </message>
    <message>
        <source>runc can&apos;t be used</source>
        <translation>runc를 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>that needs root, and sudo asks for a password</source>
        <translation>root 권한이 필요한데 sudo가 비밀번호를 요구합니다</translation>
    </message>
    <message>
        <source>Allow sudo without a password for this user, or log in as root.</source>
        <translation>이 사용자에게 비밀번호 없는 sudo를 허용하거나 root로 로그인하십시오.</translation>
    </message>
    <message>
        <source>the link was lost</source>
        <translation>연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>the container could not be started</source>
        <translation>컨테이너를 시작할 수 없습니다</translation>
    </message>
    <message>
        <source>Try it on the device: runc --version; runc spec; its log tells more.</source>
        <translation>장치에서 직접 시도해 보십시오: runc --version; runc spec; 자세한 내용은 해당 로그에 있습니다.</translation>
    </message>
    <message>
        <source>runc</source>
        <translation>runc</translation>
    </message>
    <message>
        <source>Root file system</source>
        <translation>루트 파일 시스템</translation>
    </message>
    <message>
        <source>Size of the root file system</source>
        <translation>루트 파일 시스템의 크기</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>번들</translation>
    </message>
    <message>
        <source>the device ends the container by itself</source>
        <translation>장치가 스스로 컨테이너를 종료합니다</translation>
    </message>
    <message>
        <source>removing the container</source>
        <translation>컨테이너 제거</translation>
    </message>
    <message>
        <source>runtime %1 can&apos;t be run</source>
        <translation>런타임 %1을(를) 실행할 수 없습니다</translation>
    </message>
    <message>
        <source>Leave it out of the plan.</source>
        <translation>계획에서 제외하십시오.</translation>
    </message>
    <message>
        <source>the guest&apos;s keys can&apos;t be read</source>
        <translation>게스트의 키를 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>the folder for the guest&apos;s keys can&apos;t be made</source>
        <translation>게스트의 키를 둘 폴더를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>the guest&apos;s keys can&apos;t be kept</source>
        <translation>게스트의 키를 저장할 수 없습니다</translation>
    </message>
    <message>
        <source>a guest can&apos;t be run</source>
        <translation>게스트를 실행할 수 없습니다</translation>
    </message>
    <message>
        <source>this user may not use /dev/kvm</source>
        <translation>이 사용자는 /dev/kvm을 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>there is no /dev/kvm</source>
        <translation>/dev/kvm이 없습니다</translation>
    </message>
    <message>
        <source>On the device, and log in anew: sudo usermod -aG kvm &quot;$USER&quot;</source>
        <translation>장치에서 실행한 뒤 다시 로그인하십시오: sudo usermod -aG kvm &quot;$USER&quot;</translation>
    </message>
    <message>
        <source>Switch virtualisation on in the firmware, or have guests emulated: their results are marked so.</source>
        <translation>펌웨어에서 가상화를 켜거나 게스트를 에뮬레이션하십시오. 에뮬레이션된 결과는 그렇게 표시됩니다.</translation>
    </message>
    <message>
        <source>no kernel for guests was found on the device</source>
        <translation>장치에서 게스트용 커널을 찾지 못했습니다</translation>
    </message>
    <message>
        <source>Name one that has virtio, or install the package of one: linux-image-cloud-amd64 on Debian.</source>
        <translation>virtio가 있는 커널을 지정하거나 그 패키지를 설치하십시오. Debian에서는 linux-image-cloud-amd64입니다.</translation>
    </message>
    <message>
        <source>%1 of memory is too little for a guest and QEMU</source>
        <translation>메모리 %1은(는) 게스트와 QEMU에 너무 적습니다</translation>
    </message>
    <message>
        <source>Give the trials at least %1.</source>
        <translation>시행에 %1 이상을 주십시오.</translation>
    </message>
    <message>
        <source>a guest of %1 does not fit into %2</source>
        <translation>%1의 게스트는 %2에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>Give the guest less memory, or the trials more.</source>
        <translation>게스트의 메모리를 줄이거나 시행의 메모리를 늘리십시오.</translation>
    </message>
    <message>
        <source>the guest&apos;s disks can&apos;t be made</source>
        <translation>게스트의 디스크를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>They take about 400 MB and the benchmark&apos;s files in the folder for these; the kernel must have virtio.</source>
        <translation>벤치마크 파일을 두는 폴더에 약 400 MB와 벤치마크 파일만큼의 공간이 필요하며, 커널에 virtio가 있어야 합니다.</translation>
    </message>
    <message>
        <source>the guest could not be started</source>
        <translation>게스트를 시작하지 못했습니다</translation>
    </message>
    <message>
        <source>no port was free for its SSH server</source>
        <translation>게스트의 SSH 서버에 쓸 빈 포트가 없었습니다</translation>
    </message>
    <message>
        <source>the guest did not boot</source>
        <translation>게스트가 부팅되지 않았습니다</translation>
    </message>
    <message>
        <source>nothing came from it in %1 s</source>
        <translation>%1 s 동안 아무 출력도 없었습니다</translation>
    </message>
    <message>
        <source>after %1 s its console ends with: %2</source>
        <translation>%1 s 후 콘솔의 마지막 출력: %2</translation>
    </message>
    <message>
        <source>Where the device is itself a virtual machine, its KVM may not work: have guests emulated, or name another kernel.</source>
        <translation>장치 자체가 가상 머신이면 KVM이 작동하지 않을 수 있습니다. 게스트를 에뮬레이션하거나 다른 커널을 지정하십시오.</translation>
    </message>
    <message>
        <source>The trial&apos;s raw output has its whole console.</source>
        <translation>시행의 원시 출력에 콘솔 전체가 있습니다.</translation>
    </message>
    <message>
        <source>QEMU</source>
        <translation>QEMU</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>머신</translation>
    </message>
    <message>
        <source>Accelerator</source>
        <translation>가속기</translation>
    </message>
    <message>
        <source>Processors of the guest</source>
        <translation>게스트의 프로세서</translation>
    </message>
    <message>
        <source>Memory of the guest</source>
        <translation>게스트의 메모리</translation>
    </message>
    <message>
        <source>Cache mode of its disks</source>
        <translation>디스크의 캐시 모드</translation>
    </message>
    <message>
        <source>Kernel of the guest</source>
        <translation>게스트의 커널</translation>
    </message>
    <message>
        <source>Its SHA-256</source>
        <translation>그 SHA-256</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>명령줄</translation>
    </message>
    <message>
        <source>the guest has ended in mid-trial</source>
        <translation>게스트가 시행 도중에 끝났습니다</translation>
    </message>
    <message>
        <source>the device ends the guest by itself</source>
        <translation>장치가 게스트를 스스로 끝냅니다</translation>
    </message>
    <message>
        <source>an emulated microvm must be told the rate of the processor&apos;s time stamps, and the device does not tell it</source>
        <translation>에뮬레이션된 microvm에는 프로세서의 타임 스탬프 속도를 알려 주어야 하는데, 장치가 그 값을 알려 주지 않습니다</translation>
    </message>
    <message>
        <source>Choose VM, or KVM.</source>
        <translation>VM이나 KVM을 선택하십시오.</translation>
    </message>
    <message>
        <source>Name another kernel, or give the guest more memory.</source>
        <translation>다른 커널을 지정하거나 게스트에 메모리를 더 주십시오.</translation>
    </message>
    <message>
        <source>a tiny guest does not boot with its KVM: %1</source>
        <translation>이 장치의 KVM에서 아주 작은 게스트가 부팅되지 않습니다: %1</translation>
    </message>
    <message>
        <source>Have guests emulated: their results are marked so.</source>
        <translation>게스트를 에뮬레이션하십시오. 결과는 그렇게 표시됩니다.</translation>
    </message>
    <message>
        <source>no guest can be tried</source>
        <translation>게스트를 시험할 수 없습니다</translation>
    </message>
    <message>
        <source>Tiny guest</source>
        <translation>아주 작은 게스트</translation>
    </message>
    <message>
        <source>containers can&apos;t be made</source>
        <translation>컨테이너를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>the container has ended in mid-trial</source>
        <translation>시행 중에 컨테이너가 종료되었습니다</translation>
    </message>
    <message>
        <source>making the container&apos;s image</source>
        <translation>컨테이너 이미지 만들기</translation>
    </message>
    <message>
        <source>Container engine</source>
        <translation>컨테이너 엔진</translation>
    </message>
    <message>
        <source>Its storage driver</source>
        <translation>저장소 드라이버</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Try it on the device: %1 info</source>
        <translation>장치에서 확인하십시오: %1 info</translation>
    </message>
    <message>
        <source>asking for the container&apos;s memory</source>
        <translation>컨테이너의 메모리 확인</translation>
    </message>
    <message>
        <source>a guest can&apos;t be run in Firecracker</source>
        <translation>Firecracker에서 게스트를 실행할 수 없습니다</translation>
    </message>
    <message>
        <source>Firecracker %1 has no cache mode but Unsafe</source>
        <translation>Firecracker %1의 캐시 모드는 Unsafe뿐입니다</translation>
    </message>
    <message>
        <source>Choose Unsafe, or put version 0.25 or a newer one there.</source>
        <translation>Unsafe를 고르거나, 0.25 이상의 버전을 넣으십시오.</translation>
    </message>
    <message>
        <source>Firecracker %1 has no I/O engine but Sync</source>
        <translation>Firecracker %1의 I/O 엔진은 Sync뿐입니다</translation>
    </message>
    <message>
        <source>Choose Sync, or put version 1.0 or a newer one there.</source>
        <translation>Sync를 고르거나, 1.0 이상의 버전을 넣으십시오.</translation>
    </message>
    <message>
        <source>Choose Sync.</source>
        <translation>Sync를 고르십시오.</translation>
    </message>
    <message>
        <source>Firecracker</source>
        <translation>Firecracker</translation>
    </message>
    <message>
        <source>I/O engine of its disks</source>
        <translation>디스크의 I/O 엔진</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>구성</translation>
    </message>
    <message>
        <source>a tap needs root, and sudo asks for a password</source>
        <translation>TAP에는 root 권한이 필요한데, sudo가 암호를 묻습니다</translation>
    </message>
    <message>
        <source>Choose QEMU&apos;s own network, or allow sudo without a password for this user.</source>
        <translation>QEMU 자체 네트워크를 고르거나, 이 사용자에게 암호 없는 sudo를 허용하십시오.</translation>
    </message>
    <message>
        <source>a tap needs /dev/net/tun, which this user can&apos;t use</source>
        <translation>TAP에는 /dev/net/tun이 필요한데, 이 사용자는 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>On the device: sudo modprobe tun &amp;&amp; sudo chmod a+rw /dev/net/tun</source>
        <translation>장치에서: sudo modprobe tun &amp;&amp; sudo chmod a+rw /dev/net/tun</translation>
    </message>
    <message>
        <source>the guest&apos;s network can&apos;t be made</source>
        <translation>게스트의 네트워크를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>It is a tap interface: the device needs the kernel&apos;s module tun, and root for it.</source>
        <translation>TAP 인터페이스입니다. 장치에 커널 모듈 tun과 root 권한이 필요합니다.</translation>
    </message>
    <message>
        <source>removing the guest&apos;s network</source>
        <translation>게스트의 네트워크 제거</translation>
    </message>
    <message>
        <source>Look at it on the device: sudo journalctl -u containerd -t kata</source>
        <translation>장치에서 확인하십시오: sudo journalctl -u containerd -t kata</translation>
    </message>
    <message>
        <source>asking for the container</source>
        <translation>컨테이너 확인</translation>
    </message>
    <message>
        <source>File system of the shared folder</source>
        <translation>공유 폴더의 파일 시스템</translation>
    </message>
    <message>
        <source>Kata</source>
        <translation>Kata</translation>
    </message>
    <message>
        <source>What the budget holds</source>
        <translation>예산이 제한하는 것</translation>
    </message>
    <message>
        <source>looking into the Kata container</source>
        <translation>Kata 컨테이너 안 확인</translation>
    </message>
    <message>
        <source>a guest in Firecracker has at most %1 processors, and this one would have %2</source>
        <translation>Firecracker의 게스트는 프로세서가 최대 %1개인데, 이 게스트는 %2개가 됩니다</translation>
    </message>
    <message>
        <source>%1 is needed to unpack the kernel %2 for it, and is not installed</source>
        <translation>커널 %2의 압축을 푸는 데 필요한 %1이(가) 설치되어 있지 않습니다</translation>
    </message>
    <message>
        <source>Install it on the device, or name an unpacked kernel.</source>
        <translation>장치에 설치하거나, 압축이 풀린 커널을 지정하십시오.</translation>
    </message>
    <message>
        <source>a Kata container has a kernel of its own, and with it can&apos;t have the device&apos;s network</source>
        <translation>Kata 컨테이너는 자체 커널을 가지므로 장치의 네트워크를 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Choose bridge or none.</source>
        <translation>bridge 또는 none을 고르십시오.</translation>
    </message>
    <message>
        <source>Interface on the device</source>
        <translation>장치의 인터페이스</translation>
    </message>
    <message>
        <source>Address inside</source>
        <translation>내부 주소</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>브리지</translation>
    </message>
    <message>
        <source>Address of the bridge</source>
        <translation>브리지의 주소</translation>
    </message>
    <message>
        <source>the container&apos;s network can&apos;t be made</source>
        <translation>컨테이너의 네트워크를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>It is a bridge and a rule that leads out of it: the device needs the kernel&apos;s modules for these, nft or iptables, and root for them.</source>
        <translation>브리지와 밖으로 나가는 규칙입니다. 장치에 이를 위한 커널 모듈, nft 또는 iptables, root 권한이 필요합니다.</translation>
    </message>
    <message>
        <source>removing the container&apos;s network</source>
        <translation>컨테이너의 네트워크 제거</translation>
    </message>
    <message>
        <source>there can be no bridge</source>
        <translation>브리지를 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a bridge needs root, and sudo asks for a password</source>
        <translation>브리지에는 root 권한이 필요한데, sudo가 암호를 묻습니다</translation>
    </message>
    <message>
        <source>Choose another network, or allow sudo without a password for this user.</source>
        <translation>다른 네트워크를 고르거나, 이 사용자에게 암호 없는 sudo를 허용하십시오.</translation>
    </message>
    <message>
        <source>a bridge needs nft or iptables for the way out, and neither can make its rule</source>
        <translation>브리지가 밖으로 나가려면 nft 또는 iptables가 필요한데, 어느 쪽도 규칙을 만들 수 없습니다</translation>
    </message>
    <message>
        <source>a bridge needs the program %1</source>
        <translation>브리지에는 프로그램 %1이(가) 필요합니다</translation>
    </message>
    <message>
        <source>On the device: sudo apt install %1</source>
        <translation>장치에서 실행: sudo apt install %1</translation>
    </message>
    <message>
        <source>a bridge can&apos;t be tried: the device gives root no network namespace</source>
        <translation>브리지를 시험할 수 없습니다. 장치가 root에게 네트워크 네임스페이스를 주지 않습니다</translation>
    </message>
    <message>
        <source>Choose another network, or another kernel.</source>
        <translation>다른 네트워크나 다른 커널을 고르십시오.</translation>
    </message>
    <message>
        <source>the device&apos;s kernel has no interface of the kind %1</source>
        <translation>장치의 커널에 %1 종류의 인터페이스가 없습니다</translation>
    </message>
    <message>
        <source>On the device: sudo modprobe %1; where that fails, choose another network or use another kernel.</source>
        <translation>장치에서 실행: sudo modprobe %1. 실패하면 다른 네트워크를 고르거나 다른 커널을 쓰십시오.</translation>
    </message>
    <message>
        <source>a guest can&apos;t be run in Firecracker by its jailer</source>
        <translation>Firecracker의 jailer로 게스트를 실행할 수 없습니다</translation>
    </message>
    <message>
        <source>%1 is not installed</source>
        <translation>설치되어 있지 않음: %1</translation>
    </message>
    <message>
        <source>Put it beside Firecracker: it comes in the same archive. Or have Firecracker started without it.</source>
        <translation>Firecracker 옆에 두십시오. 같은 압축 파일에 들어 있습니다. 아니면 jailer 없이 Firecracker를 시작하게 하십시오.</translation>
    </message>
    <message>
        <source>the jailer&apos;s version is %1, and Firecracker&apos;s %2</source>
        <translation>jailer의 버전은 %1이고 Firecracker의 버전은 %2입니다</translation>
    </message>
    <message>
        <source>Put both of one version there.</source>
        <translation>둘을 같은 버전으로 두십시오.</translation>
    </message>
    <message>
        <source>the jailer %1 is older than %2, and takes its Firecracker out of the trials&apos; budget</source>
        <translation>jailer %1은(는) %2보다 오래되어 Firecracker를 시행의 예산 밖으로 꺼냅니다</translation>
    </message>
    <message>
        <source>Put version 1.0 or a newer one of both there.</source>
        <translation>둘 다 버전 1.0 이상으로 두십시오.</translation>
    </message>
    <message>
        <source>the jailer needs root, and sudo asks for a password</source>
        <translation>jailer에는 root가 필요한데 sudo가 비밀번호를 묻습니다</translation>
    </message>
    <message>
        <source>Allow sudo without a password for this user, or have Firecracker started without it.</source>
        <translation>이 사용자에게 비밀번호 없는 sudo를 허용하거나 jailer 없이 Firecracker를 시작하게 하십시오.</translation>
    </message>
    <message>
        <source>the guest&apos;s jail can&apos;t be made</source>
        <translation>게스트의 격리 폴더를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>It is made of hard links: the campaign&apos;s folder has to be on a file system that has them, such as ext4.</source>
        <translation>하드 링크로 만들어집니다. 캠페인의 폴더는 ext4처럼 하드 링크가 있는 파일 시스템에 있어야 합니다.</translation>
    </message>
    <message>
        <source>Jailer</source>
        <translation>Jailer</translation>
    </message>
    <message>
        <source>%1 says: %2</source>
        <translation>%1의 보고: %2</translation>
    </message>
    <message>
        <source>NT can&apos;t be run in the common root file system</source>
        <translation>NT를 공통 루트 파일 시스템에서 실행할 수 없습니다</translation>
    </message>
    <message>
        <source>That takes unshare and mount (util-linux) and chroot (coreutils) on the device.</source>
        <translation>장치에 unshare와 mount(util-linux), chroot(coreutils)가 있어야 합니다.</translation>
    </message>
    <message>
        <source>Allow sudo without a password for this user, log in as root, or run NT in the device&apos;s own.</source>
        <translation>이 사용자에게 비밀번호 없는 sudo를 허용하거나, root로 로그인하거나, NT를 장치 자체의 것에서 실행하십시오.</translation>
    </message>
    <message>
        <source>QEMU&apos;s monitor</source>
        <translation>QEMU의 모니터</translation>
    </message>
    <message>
        <source>KVM, as QEMU says</source>
        <translation>QEMU가 알리는 KVM</translation>
    </message>
    <message>
        <source>Version, as QEMU says</source>
        <translation>QEMU가 알리는 버전</translation>
    </message>
    <message>
        <source>State, as QEMU says</source>
        <translation>QEMU가 알리는 상태</translation>
    </message>
    <message>
        <source>Threads of the guest&apos;s processors</source>
        <translation>게스트 프로세서의 스레드</translation>
    </message>
    <message>
        <source>asking what packages there are</source>
        <translation>어떤 패키지가 있는지 묻는 중</translation>
    </message>
    <message>
        <source>downloading packages</source>
        <translation>패키지 내려받는 중</translation>
    </message>
    <message>
        <source>unpacking packages</source>
        <translation>패키지 푸는 중</translation>
    </message>
    <message>
        <source>installing packages</source>
        <translation>패키지 설치 중</translation>
    </message>
    <message>
        <source>packing the root file system</source>
        <translation>루트 파일 시스템을 묶는 중</translation>
    </message>
    <message>
        <source>the distribution&apos;s root file system can&apos;t be made</source>
        <translation>배포판의 루트 파일 시스템을 만들 수 없습니다</translation>
    </message>
    <message>
        <source>it has taken more than an hour</source>
        <translation>한 시간이 넘게 걸렸습니다</translation>
    </message>
    <message>
        <source>Make it elsewhere, and name the tar in the plan.</source>
        <translation>다른 곳에서 만들고 그 tar를 계획에 적으십시오.</translation>
    </message>
    <message>
        <source>It takes mmdebstrap (apt install mmdebstrap), the network, about 800 MB in /var/tmp and ~/.cache, and root or a user namespace. Or make it elsewhere, and name the tar in the plan.</source>
        <translation>mmdebstrap(apt install mmdebstrap), 네트워크, /var/tmp와 ~/.cache에 약 800 MB, root 또는 사용자 네임스페이스가 필요합니다. 아니면 다른 곳에서 만들고 그 tar를 계획에 적으십시오.</translation>
    </message>
    <message>
        <source>it can&apos;t have a macvtap, but taps alone</source>
        <translation>macvtap은 쓸 수 없고 TAP만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Choose bridge, and name one of the device that its interface is on.</source>
        <translation>bridge를 선택하고, 장치의 인터페이스가 연결된 브리지를 지정하십시오.</translation>
    </message>
    <message>
        <source>is not the name of an interface</source>
        <translation>인터페이스 이름이 아닙니다</translation>
    </message>
    <message>
        <source>Write it as &quot;ip link&quot; on the device does, such as eth0 or br0.</source>
        <translation>장치의 &quot;ip link&quot;가 보여 주는 대로 eth0이나 br0처럼 적으십시오.</translation>
    </message>
    <message>
        <source>Write it with its prefix, such as 192.0.2.30/24.</source>
        <translation>192.0.2.30/24처럼 접두사 길이와 함께 적으십시오.</translation>
    </message>
    <message>
        <source>is not an IPv4 address with a prefix from 1 to 30</source>
        <translation>접두사 길이가 1~30인 IPv4 주소가 아닙니다</translation>
    </message>
    <message>
        <source>is the network&apos;s own address, or that for all of it</source>
        <translation>네트워크 자체의 주소이거나 브로드캐스트 주소입니다</translation>
    </message>
    <message>
        <source>is in a range that is kept for something else</source>
        <translation>다른 용도로 정해진 범위에 있습니다</translation>
    </message>
    <message>
        <source>is not an IPv4 address</source>
        <translation>IPv4 주소가 아닙니다</translation>
    </message>
    <message>
        <source>Write it without a prefix, such as 192.0.2.1.</source>
        <translation>192.0.2.1처럼 접두사 길이 없이 적으십시오.</translation>
    </message>
    <message>
        <source>needs an address that it is a way out for</source>
        <translation>게스트의 주소가 함께 있어야 합니다</translation>
    </message>
    <message>
        <source>is not another host of the network of %1</source>
        <translation>%1의 네트워크에 있는 다른 호스트가 아닙니다</translation>
    </message>
    <message>
        <source>Name the router of that network, or none.</source>
        <translation>그 네트워크의 라우터를 적거나 비워 두십시오.</translation>
    </message>
    <message>
        <source>the guest&apos;s second card can&apos;t be made</source>
        <translation>게스트의 두 번째 카드를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>Second card&apos;s interface on the device</source>
        <translation>장치에서 두 번째 카드의 인터페이스</translation>
    </message>
    <message>
        <source>It is on</source>
        <translation>연결된 곳</translation>
    </message>
    <message>
        <source>Its address inside</source>
        <translation>내부 주소</translation>
    </message>
    <message>
        <source>Its MAC address</source>
        <translation>MAC 주소</translation>
    </message>
    <message>
        <source>Its MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>Its gateway</source>
        <translation>게이트웨이</translation>
    </message>
    <message>
        <source>its guest has no address on the network that it is to be on</source>
        <translation>연결할 네트워크에서 게스트가 쓸 주소가 없습니다</translation>
    </message>
    <message>
        <source>Write one that nobody else there has, such as 192.0.2.30/24: there is no DHCP in a guest.</source>
        <translation>그곳에서 아무도 쓰지 않는 주소를 192.0.2.30/24처럼 적으십시오. 게스트에는 DHCP가 없습니다.</translation>
    </message>
    <message>
        <source>the %1 for its guest %2</source>
        <translation>게스트의 %1: %2</translation>
    </message>
    <message>
        <source>the device&apos;s kernel has no macvtap</source>
        <translation>장치의 커널에 macvtap이 없습니다</translation>
    </message>
    <message>
        <source>On the device: sudo modprobe macvtap; where that fails, put its guests on a bridge.</source>
        <translation>장치에서: sudo modprobe macvtap. 실패하면 게스트를 브리지에 연결하십시오.</translation>
    </message>
    <message>
        <source>it has no default route, by whose interface the guest would be on its network</source>
        <translation>기본 경로가 없어, 게스트를 네트워크에 연결할 인터페이스를 알 수 없습니다</translation>
    </message>
    <message>
        <source>Name the interface.</source>
        <translation>인터페이스를 지정하십시오.</translation>
    </message>
    <message>
        <source>there is no interface %1</source>
        <translation>인터페이스 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>Name a bridge that is there: ip link show type bridge</source>
        <translation>있는 브리지를 지정하십시오: ip link show type bridge</translation>
    </message>
    <message>
        <source>Name one that is there: ip link</source>
        <translation>있는 인터페이스를 지정하십시오: ip link</translation>
    </message>
    <message>
        <source>%1 is not a bridge of Linux</source>
        <translation>%1은(는) 리눅스 브리지가 아닙니다</translation>
    </message>
    <message>
        <source>Name a bridge that is there (ip link show type bridge); or choose macvtap, which needs none.</source>
        <translation>있는 브리지(ip link show type bridge)를 지정하거나, 브리지가 필요 없는 macvtap을 선택하십시오.</translation>
    </message>
    <message>
        <source>%1 is down, or has no cable</source>
        <translation>%1이(가) 꺼져 있거나 케이블이 없습니다</translation>
    </message>
    <message>
        <source>On the device: sudo ip link set dev %1 up</source>
        <translation>장치에서: sudo ip link set dev %1 up</translation>
    </message>
    <message>
        <source>%1 is wireless, which lets one address through</source>
        <translation>%1은(는) 무선이어서 주소 하나만 통과시킵니다</translation>
    </message>
    <message>
        <source>Name a wired interface; or choose Runwatt&apos;s bridge, from where the device routes.</source>
        <translation>유선 인터페이스를 지정하거나, 장치가 라우팅하는 Runwatt의 브리지를 선택하십시오.</translation>
    </message>
    <message>
        <source>%1 is no Ethernet</source>
        <translation>%1은(는) 이더넷이 아닙니다</translation>
    </message>
    <message>
        <source>Name a wired interface.</source>
        <translation>유선 인터페이스를 지정하십시오.</translation>
    </message>
    <message>
        <source>%1 belongs to %2</source>
        <translation>%1은(는) %2에 속해 있습니다</translation>
    </message>
    <message>
        <source>Name that one instead; where it is a bridge, choose bridge.</source>
        <translation>대신 그것을 지정하십시오. 브리지라면 bridge를 선택하십시오.</translation>
    </message>
    <message>
        <source>the bridge %1 has nothing on it, and would take its own hardware address from the guest&apos;s interface</source>
        <translation>브리지 %1에 연결된 것이 없어, 게스트의 인터페이스에서 자신의 하드웨어 주소를 가져오게 됩니다</translation>
    </message>
    <message>
        <source>Put its interface on it first, or give it an address of its own: sudo ip link set dev %1 address 02:00:00:00:00:01</source>
        <translation>먼저 인터페이스를 연결하거나, 자체 주소를 주십시오: sudo ip link set dev %1 address 02:00:00:00:00:01</translation>
    </message>
    <message>
        <source>the guest&apos;s address %1 is in use there</source>
        <translation>게스트의 주소 %1을(를) 그곳에서 이미 쓰고 있습니다</translation>
    </message>
    <message>
        <source>Choose an address that nobody else has.</source>
        <translation>아무도 쓰지 않는 주소를 고르십시오.</translation>
    </message>
    <message>
        <source>It is a tap on the bridge: the device needs the kernel&apos;s module tun, and root for it.</source>
        <translation>브리지에 연결하는 TAP입니다. 장치에 커널 모듈 tun과 root 권한이 필요합니다.</translation>
    </message>
    <message>
        <source>It is a macvtap: the device needs the kernel&apos;s module macvtap, and root for it.</source>
        <translation>macvtap입니다. 장치에 커널 모듈 macvtap과 root 권한이 필요합니다.</translation>
    </message>
    <message>
        <source>Runwatt gives a disk of its own only to Kata containers that ctr starts, and this plan has %1</source>
        <translation>Runwatt는 ctr이 시작하는 Kata 컨테이너에만 자체 디스크를 주는데, 이 계획은 %1입니다</translation>
    </message>
    <message>
        <source>Have Kata containers started by ctr, or their files shared.</source>
        <translation>Kata 컨테이너를 ctr로 시작하거나, 파일을 공유하게 하십시오.</translation>
    </message>
    <message>
        <source>the container&apos;s image can&apos;t be made</source>
        <translation>컨테이너의 이미지를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>the Kata container has not taken its disk</source>
        <translation>Kata 컨테이너가 디스크를 받아들이지 않았습니다</translation>
    </message>
    <message>
        <source>it has %1 where that should be</source>
        <translation>디스크가 있어야 할 곳에 %1이(가) 있습니다</translation>
    </message>
    <message>
        <source>Look at it on the device: sudo journalctl -u containerd -t kata; or have its files shared.</source>
        <translation>장치에서 확인하십시오: sudo journalctl -u containerd -t kata. 또는 파일을 공유하게 하십시오.</translation>
    </message>
    <message>
        <source>The benchmark&apos;s files</source>
        <translation>벤치마크 파일</translation>
    </message>
    <message>
        <source>the Kata container&apos;s disk can&apos;t be made</source>
        <translation>Kata 컨테이너의 디스크를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>Kata can&apos;t have volumes with a path as long as this</source>
        <translation>Kata는 경로가 이만큼 긴 볼륨을 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Choose another folder for the benchmark&apos;s file.</source>
        <translation>벤치마크 파일에 다른 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>giving the Kata container its disk</source>
        <translation>Kata 컨테이너에 디스크 주기</translation>
    </message>
    <message>
        <source>taking the Kata container&apos;s disk back</source>
        <translation>Kata 컨테이너의 디스크 거두기</translation>
    </message>
    <message>
        <source>Disk of the Kata container</source>
        <translation>Kata 컨테이너의 디스크</translation>
    </message>
    <message>
        <source>Its size</source>
        <translation>그 크기</translation>
    </message>
    <message>
        <source>Its file system</source>
        <translation>그 파일 시스템</translation>
    </message>
    <message>
        <source>Goes around the device&apos;s page cache</source>
        <translation>장치의 페이지 캐시를 거치지 않음</translation>
    </message>
    <message>
        <source>its file system has no inode left for one more file</source>
        <translation>그 파일 시스템에 새 파일을 위한 inode가 남지 않았습니다</translation>
    </message>
    <message>
        <source>its file system is full</source>
        <translation>그 파일 시스템이 가득 찼습니다</translation>
    </message>
    <message>
        <source>this user&apos;s quota there is used up</source>
        <translation>그곳에서 이 사용자의 할당량을 다 썼습니다</translation>
    </message>
    <message>
        <source>Free space on the device, or choose another folder for the benchmark&apos;s file.</source>
        <translation>장치의 공간을 비우거나, 벤치마크 파일에 다른 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>%1 ended without a word</source>
        <translation>%1이(가) 아무 말 없이 끝났습니다</translation>
    </message>
    <message>
        <source>its network is gone</source>
        <translation>게스트의 네트워크가 사라졌습니다</translation>
    </message>
    <message>
        <source>the guest on %1</source>
        <translation>%1의 게스트</translation>
    </message>
    <message>
        <source>the I/O engine Async needs Linux %1, and there is %2</source>
        <translation>I/O 엔진 Async에는 Linux %1이(가) 필요한데, 장치에는 %2이(가) 있습니다</translation>
    </message>
    <message>
        <source>It takes room in the folder for the benchmark&apos;s file, and in the tar, for the device&apos;s processor, sh, the tools that the workloads call, python3 where the device has it, and for guests sshd and ip.</source>
        <translation>벤치마크 파일의 폴더에 공간이 있어야 하고, tar에는 장치의 프로세서에 맞는 sh, 워크로드가 부르는 도구, 장치에 python3이 있으면 python3, 게스트에는 sshd와 ip가 있어야 합니다.</translation>
    </message>
    <message>
        <source>Give it fewer vCPUs, or the trials fewer processors, such as 0-3.</source>
        <translation>vCPU 수를 줄이거나, 시행이 쓰는 프로세서를 0-3처럼 줄이십시오.</translation>
    </message>
    <message>
        <source>Disk of the workloads&apos; files</source>
        <translation>워크로드 파일의 디스크</translation>
    </message>
    <message>
        <source>Its file on the device</source>
        <translation>장치에 있는 디스크의 파일</translation>
    </message>
    <message>
        <source>writing its disk of %1 in full</source>
        <translation>%1 디스크 전체를 미리 쓰는 중</translation>
    </message>
    <message>
        <source>a guest&apos;s disk of %1 is too small for the workloads&apos; files</source>
        <translation>게스트의 디스크 %1은(는) 워크로드의 파일을 담기에 너무 작습니다</translation>
    </message>
    <message>
        <source>Give it at least %1, or no size: then it is as large as they need.</source>
        <translation>%1 이상으로 하거나 크기를 비워 두십시오. 비워 두면 필요한 만큼 만들어집니다.</translation>
    </message>
    <message>
        <source>Look into the device&apos;s kernel log whether its memory was used up: then give the guest less, or end what else runs there.</source>
        <translation>장치의 커널 로그에서 메모리가 모자랐는지 확인하십시오. 그렇다면 게스트의 메모리를 줄이거나 그곳에서 실행 중인 다른 것을 종료하십시오.</translation>
    </message>
    <message>
        <source>%1 was ended by signal %2</source>
        <translation>%1이(가) 시그널 %2(으)로 종료되었습니다</translation>
    </message>
</context>
<context>
    <name>Ssh</name>
    <message>
        <source>No secure connection could be agreed on</source>
        <translation>보안 연결 방식에 합의할 수 없습니다</translation>
    </message>
    <message>
        <source>Use a Runwatt built with libssh2 1.11 or newer, or let the device&apos;s sshd offer one of ours.</source>
        <translation>libssh2 1.11 이상으로 빌드한 Runwatt를 사용하거나, Runwatt가 지원하는 방식 중 하나를 장치의 sshd가 제공하게 하십시오.</translation>
    </message>
    <message>
        <source>the device has only an RSA host key, and libssh2 %1 can check RSA only with SHA-1, which is not safe; RSA with SHA-2 needs libssh2 1.11 or newer</source>
        <translation>장치에 RSA 호스트 키만 있는데 libssh2 %1은(는) 안전하지 않은 SHA-1로만 RSA를 확인할 수 있습니다. SHA-2를 쓰는 RSA에는 libssh2 1.11 이상이 필요합니다</translation>
    </message>
    <message>
        <source>Give the device an ed25519 host key: run &quot;sudo ssh-keygen -A&quot; on it and restart its sshd.</source>
        <translation>장치에 ed25519 호스트 키를 만드십시오: 장치에서 &quot;sudo ssh-keygen -A&quot;를 실행하고 sshd를 다시 시작하십시오.</translation>
    </message>
    <message>
        <source>the device&apos;s host keys (%1) are none that libssh2 %2 can check</source>
        <translation>장치의 호스트 키(%1) 가운데 libssh2 %2이(가) 확인할 수 있는 것이 없습니다</translation>
    </message>
    <message>
        <source>the device&apos;s key exchanges are: %1; ours are: %2</source>
        <translation>장치의 키 교환 방식: %1; Runwatt의 방식: %2</translation>
    </message>
    <message>
        <source>the device&apos;s ciphers are: %1; ours are: %2</source>
        <translation>장치의 암호화 방식: %1; Runwatt의 방식: %2</translation>
    </message>
    <message>
        <source>the device&apos;s checksums (MAC) are: %1; ours are: %2</source>
        <translation>장치의 체크섬(MAC) 방식: %1; Runwatt의 방식: %2</translation>
    </message>
    <message>
        <source>The device could not open a connection</source>
        <translation>장치가 연결을 열지 못했습니다</translation>
    </message>
    <message>
        <source>Check that this address answers from there, and that its sshd allows AllowTcpForwarding.</source>
        <translation>장치에서 이 주소에 접속할 수 있는지, 장치의 sshd가 AllowTcpForwarding을 허용하는지 확인하십시오.</translation>
    </message>
    <message>
        <source>The device did not start the command</source>
        <translation>장치가 명령을 시작하지 않았습니다</translation>
    </message>
    <message>
        <source>Its sshd may allow fewer sessions (MaxSessions) or only a fixed command for this key.</source>
        <translation>장치의 sshd가 허용하는 세션 수가 더 적거나(MaxSessions) 이 키에 고정된 명령만 허용할 수 있습니다.</translation>
    </message>
    <message>
        <source>the command was not found (exit status 127)</source>
        <translation>명령을 찾을 수 없습니다 (종료 상태 127)</translation>
    </message>
    <message>
        <source>exit status %1</source>
        <translation>종료 상태 %1</translation>
    </message>
    <message>
        <source>ended by signal %1</source>
        <translation>시그널 %1(으)로 종료됨</translation>
    </message>
    <message>
        <source>it took too long and was stopped</source>
        <translation>너무 오래 걸려 정지되었습니다</translation>
    </message>
    <message>
        <source>it was stopped</source>
        <translation>정지되었습니다</translation>
    </message>
    <message>
        <source>the link to the device was lost</source>
        <translation>장치와의 연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>it could not be started</source>
        <translation>시작할 수 없습니다</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 실패</translation>
    </message>
    <message>
        <source>A command wrote more than it may</source>
        <translation>명령이 허용된 것보다 많이 출력했습니다</translation>
    </message>
    <message>
        <source>The link was lost while a command ran</source>
        <translation>명령이 실행되는 동안 연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>A connection is being made already</source>
        <translation>이미 연결하는 중입니다</translation>
    </message>
    <message>
        <source>There is no connection to the device</source>
        <translation>장치와 연결되어 있지 않습니다</translation>
    </message>
    <message>
        <source>Connect it first.</source>
        <translation>먼저 연결하십시오.</translation>
    </message>
    <message>
        <source>all its sessions are in use</source>
        <translation>장치의 모든 세션이 사용 중입니다</translation>
    </message>
    <message>
        <source>it refused: no sshd listens on this port</source>
        <translation>연결이 거부되었습니다: 이 포트에서 수신 대기하는 sshd가 없습니다</translation>
    </message>
    <message>
        <source>there is no way to it from here</source>
        <translation>여기에서 장치로 가는 경로가 없습니다</translation>
    </message>
    <message>
        <source>it did not answer</source>
        <translation>응답하지 않았습니다</translation>
    </message>
    <message>
        <source>Check the port, and that the device runs an SSH server.</source>
        <translation>포트를 확인하고, 장치에서 SSH 서버가 실행되고 있는지 확인하십시오.</translation>
    </message>
    <message>
        <source>Check that the device is on, its address, and the network between.</source>
        <translation>장치가 켜져 있는지, 장치의 주소, 그 사이의 네트워크를 확인하십시오.</translation>
    </message>
    <message>
        <source>The device&apos;s name has no address</source>
        <translation>장치의 이름에 해당하는 주소가 없습니다</translation>
    </message>
    <message>
        <source>the name service did not answer</source>
        <translation>이름 서비스가 응답하지 않았습니다</translation>
    </message>
    <message>
        <source>Check the name, or use the numeric address.</source>
        <translation>이름을 확인하거나 숫자 주소를 사용하십시오.</translation>
    </message>
    <message>
        <source>The device could not be reached</source>
        <translation>장치에 접속할 수 없습니다</translation>
    </message>
    <message>
        <source>A file could not be copied from the device</source>
        <translation>장치에서 파일을 복사할 수 없습니다</translation>
    </message>
    <message>
        <source>reading %1</source>
        <translation>%1 읽기</translation>
    </message>
    <message>
        <source>the device&apos;s shell said something else than the file</source>
        <translation>장치의 셸이 파일이 아닌 다른 내용을 출력했습니다</translation>
    </message>
    <message>
        <source>The link to the device is lost</source>
        <translation>장치와의 연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>it has not answered for %1 seconds</source>
        <translation>장치가 %1초 동안 응답하지 않았습니다</translation>
    </message>
    <message>
        <source>Check the device and the network; Runwatt tries again by itself.</source>
        <translation>장치와 네트워크를 확인하십시오. Runwatt가 자동으로 다시 시도합니다.</translation>
    </message>
    <message>
        <source>its SSH server leaves a request unanswered</source>
        <translation>장치의 SSH 서버가 요청에 응답하지 않습니다</translation>
    </message>
    <message>
        <source>Runwatt connects again by itself.</source>
        <translation>Runwatt가 자동으로 다시 연결합니다.</translation>
    </message>
    <message>
        <source>the device closed the connection</source>
        <translation>장치가 연결을 닫았습니다</translation>
    </message>
    <message>
        <source>The device did not finish the connection</source>
        <translation>장치가 연결을 완료하지 않았습니다</translation>
    </message>
    <message>
        <source>something listens on this port, but says nothing</source>
        <translation>이 포트에서 수신 대기하는 프로그램이 있지만 아무것도 보내지 않습니다</translation>
    </message>
    <message>
        <source>it stopped answering</source>
        <translation>응답이 멈췄습니다</translation>
    </message>
    <message>
        <source>Check that this is the port of its SSH server.</source>
        <translation>이 포트가 장치의 SSH 서버 포트인지 확인하십시오.</translation>
    </message>
    <message>
        <source>what listens there is no SSH server</source>
        <translation>그곳에서 수신 대기하는 프로그램은 SSH 서버가 아닙니다</translation>
    </message>
    <message>
        <source>it may limit connections (MaxStartups) or this address</source>
        <translation>연결 수(MaxStartups)나 이 주소를 제한하고 있을 수 있습니다</translation>
    </message>
    <message>
        <source>The device hung up before the connection began</source>
        <translation>연결이 시작되기 전에 장치가 연결을 끊었습니다</translation>
    </message>
    <message>
        <source>Check the port, and the log of the device&apos;s sshd.</source>
        <translation>포트와 장치의 sshd 로그를 확인하십시오.</translation>
    </message>
    <message>
        <source>The device&apos;s host key has changed; not connected</source>
        <translation>장치의 호스트 키가 바뀌어 연결하지 않았습니다</translation>
    </message>
    <message>
        <source>it shows %1 %2, but another key is known for it. Either the device was installed anew or its address now belongs to another machine, or somebody stands between you and it</source>
        <translation>장치가 %1 %2을(를) 제시하지만 이 장치에는 다른 키가 알려져 있습니다. 장치를 새로 설치했거나, 장치의 주소가 이제 다른 기기의 것이거나, 누군가가 장치와의 통신을 가로채고 있습니다</translation>
    </message>
    <message>
        <source>If you know why it changed, compare the fingerprint on the device itself (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub), then remove the old key: ssh-keygen -f %1 -R %2</source>
        <translation>바뀐 이유를 알고 있다면 장치에서 직접 지문을 비교한 다음(ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub) 이전 키를 제거하십시오: ssh-keygen -f %1 -R %2</translation>
    </message>
    <message>
        <source>known_hosts trusts a certificate authority for this host, but Runwatt can&apos;t check certificates; this is the host&apos;s own key.</source>
        <translation>known_hosts는 이 호스트에 대해 인증 기관을 신뢰하지만 Runwatt는 인증서를 확인할 수 없습니다. 이것은 호스트 자체의 키입니다.</translation>
    </message>
    <message>
        <source>known_hosts has only a key of type %1 for this host, which libssh2 %2 can&apos;t check.</source>
        <translation>known_hosts에는 이 호스트에 대해 %1 유형의 키만 있으며, libssh2 %2은(는) 이를 확인할 수 없습니다.</translation>
    </message>
    <message>
        <source>The device&apos;s host key is marked as revoked; not connected</source>
        <translation>장치의 호스트 키가 폐기된 것으로 표시되어 있어 연결하지 않았습니다</translation>
    </message>
    <message>
        <source>known_hosts has %1 %2 as @revoked: somebody found that this key can&apos;t be trusted any more</source>
        <translation>known_hosts에 %1 %2이(가) @revoked로 표시되어 있습니다: 이 키를 더는 신뢰할 수 없다고 누군가가 판단했습니다</translation>
    </message>
    <message>
        <source>Make new host keys on the device (remove /etc/ssh/ssh_host_*, then ssh-keygen -A), and ask whoever revoked the key.</source>
        <translation>장치에서 새 호스트 키를 만들고(/etc/ssh/ssh_host_*를 제거한 다음 ssh-keygen -A) 키를 폐기한 사람에게 문의하십시오.</translation>
    </message>
    <message>
        <source>The device&apos;s host key was not accepted; not connected</source>
        <translation>장치의 호스트 키를 수락하지 않아 연결하지 않았습니다</translation>
    </message>
    <message>
        <source>The device&apos;s host key is not known, and nobody is here to check it</source>
        <translation>장치의 호스트 키가 알려져 있지 않으며, 이를 확인할 사람이 없습니다</translation>
    </message>
    <message>
        <source>it shows %1 %2</source>
        <translation>장치가 %1 %2을(를) 제시합니다</translation>
    </message>
    <message>
        <source>Compare it with the device&apos;s own (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub there), then connect once with ssh, or in Runwatt&apos;s window, and accept it.</source>
        <translation>장치 자체의 것과 비교하고(장치에서 ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub), ssh로 또는 Runwatt 창에서 한 번 연결하여 수락하십시오.</translation>
    </message>
    <message>
        <source>The key needs its passphrase, and nobody is here to type it</source>
        <translation>키에 암호문이 필요하지만, 이를 입력할 사람이 없습니다</translation>
    </message>
    <message>
        <source>Put the key into an agent first: ssh-add %1</source>
        <translation>먼저 키를 에이전트에 등록하십시오: ssh-add %1</translation>
    </message>
    <message>
        <source>The device asks for a password, and nobody is here to type it</source>
        <translation>장치가 비밀번호를 요구하지만, 이를 입력할 사람이 없습니다</translation>
    </message>
    <message>
        <source>Set up a key: ssh-keygen -t ed25519, then ssh-copy-id %1</source>
        <translation>키를 설정하십시오: ssh-keygen -t ed25519, 그다음 ssh-copy-id %1</translation>
    </message>
    <message>
        <source>The device asks questions, and nobody is here to answer</source>
        <translation>장치가 질문을 하지만, 이에 답할 사람이 없습니다</translation>
    </message>
    <message>
        <source>No socket could be made</source>
        <translation>소켓을 만들 수 없습니다</translation>
    </message>
    <message>
        <source>The key file is damaged</source>
        <translation>키 파일이 손상되었습니다</translation>
    </message>
    <message>
        <source>it begins as an OpenSSH private key but does not go on as one</source>
        <translation>OpenSSH 개인 키로 시작하지만 그 뒤의 내용이 형식에 맞지 않습니다</translation>
    </message>
    <message>
        <source>This file is no private key</source>
        <translation>이 파일은 개인 키가 아닙니다</translation>
    </message>
    <message>
        <source>it is a public key</source>
        <translation>공개 키입니다</translation>
    </message>
    <message>
        <source>Choose the private key; it has no &quot;.pub&quot; at its end.</source>
        <translation>개인 키를 선택하십시오. 개인 키는 이름 끝에 &quot;.pub&quot;가 없습니다.</translation>
    </message>
    <message>
        <source>The key file isn&apos;t there</source>
        <translation>키 파일이 없습니다</translation>
    </message>
    <message>
        <source>The key file could not be read</source>
        <translation>키 파일을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>The known host keys could not be read</source>
        <translation>알려진 호스트 키를 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>the file is larger than 16 MiB</source>
        <translation>파일이 16 MiB보다 큽니다</translation>
    </message>
    <message>
        <source>The host key could not be remembered</source>
        <translation>호스트 키를 저장할 수 없습니다</translation>
    </message>
    <message>
        <source>the folder can&apos;t be made</source>
        <translation>폴더를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>it refused %1</source>
        <translation>장치가 거부함: %1</translation>
    </message>
    <message>
        <source>not usable: %1</source>
        <translation>사용할 수 없음: %1</translation>
    </message>
    <message>
        <source>there was no key to try</source>
        <translation>시도할 키가 없습니다</translation>
    </message>
    <message>
        <source>not there: %1</source>
        <translation>존재하지 않음: %1</translation>
    </message>
    <message>
        <source>The login failed: an RSA key can&apos;t be used here</source>
        <translation>로그인하지 못했습니다: 여기에서는 RSA 키를 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>libssh2 %1 signs with RSA and SHA-1 only, which the device (%2) refuses (%3); RSA with SHA-2 needs libssh2 1.11 or newer</source>
        <translation>libssh2 %1은(는) RSA 서명에 SHA-1만 사용하며 장치(%2)는 이를 거부합니다(%3). SHA-2를 쓰는 RSA에는 libssh2 1.11 이상이 필요합니다</translation>
    </message>
    <message>
        <source>Use an ed25519 key: ssh-keygen -t ed25519, then ssh-copy-id -i ~/.ssh/id_ed25519.pub to the device.</source>
        <translation>ed25519 키를 사용하십시오: ssh-keygen -t ed25519를 실행한 다음 ssh-copy-id -i ~/.ssh/id_ed25519.pub로 장치에 복사하십시오.</translation>
    </message>
    <message>
        <source>the device allows: %1</source>
        <translation>장치가 허용하는 방식: %1</translation>
    </message>
    <message>
        <source>RSA keys need libssh2 1.11 or newer here (this is %1): %2</source>
        <translation>여기에서 RSA 키를 사용하려면 libssh2 1.11 이상이 필요합니다(현재 %1): %2</translation>
    </message>
    <message>
        <source>The device refused the login</source>
        <translation>장치가 로그인을 거부했습니다</translation>
    </message>
    <message>
        <source>Check the user name, and put your public key on the device: ssh-keygen -t ed25519, then ssh-copy-id.</source>
        <translation>사용자 이름을 확인하고 공개 키를 장치에 등록하십시오: ssh-keygen -t ed25519, 그다음 ssh-copy-id.</translation>
    </message>
    <message>
        <source>the user name or the password is wrong</source>
        <translation>사용자 이름 또는 비밀번호가 틀렸습니다</translation>
    </message>
    <message>
        <source>Try again, or set up a key: ssh-keygen -t ed25519, then ssh-copy-id.</source>
        <translation>다시 시도하거나 키를 설정하십시오: ssh-keygen -t ed25519, 그다음 ssh-copy-id.</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>파일을 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Check the folder&apos;s rights and free space.</source>
        <translation>폴더의 권한과 여유 공간을 확인하십시오.</translation>
    </message>
    <message>
        <source>The folder for this computer&apos;s keys cannot be made</source>
        <translation>이 컴퓨터의 키를 둘 폴더를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>Check the rights of the folder above it.</source>
        <translation>상위 폴더의 권한을 확인하십시오.</translation>
    </message>
    <message>
        <source>The folder for new keys cannot be made</source>
        <translation>새 키를 둘 폴더를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>The new keys could not be put in their place</source>
        <translation>새 키를 제자리에 둘 수 없습니다</translation>
    </message>
    <message>
        <source>There is no ssh-keygen to make keys with</source>
        <translation>키를 만들 ssh-keygen이 없습니다</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Install the package openssh-client.</source>
        <translation>openssh-client 패키지를 설치하십시오.</translation>
    </message>
    <message>
        <source>ssh-keygen made no key</source>
        <translation>ssh-keygen이 키를 만들지 못했습니다</translation>
    </message>
    <message>
        <source>The client key of this computer cannot be read</source>
        <translation>이 컴퓨터의 클라이언트 키를 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>Delete the folder %1; new keys are made.</source>
        <translation>폴더 %1을(를) 삭제하십시오. 새 키가 만들어집니다.</translation>
    </message>
    <message>
        <source>The host key of this computer cannot be read</source>
        <translation>이 컴퓨터의 호스트 키를 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>The list of users cannot be read</source>
        <translation>사용자 목록을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>The link broke while a command was stopped</source>
        <translation>명령을 정지하는 동안 연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>It is stopped as soon as the device is back.</source>
        <translation>장치가 다시 연결되는 즉시 정지됩니다.</translation>
    </message>
    <message>
        <source>%1 of the agent</source>
        <translation>에이전트의 %1</translation>
    </message>
    <message>
        <source>%1 (too many keys: name one with IdentityFile and IdentitiesOnly)</source>
        <translation>%1 (키가 너무 많습니다: IdentityFile과 IdentitiesOnly로 하나를 지정하십시오)</translation>
    </message>
    <message>
        <source>%1 (its passphrase was wrong)</source>
        <translation>%1 (암호문이 틀렸습니다)</translation>
    </message>
    <message>
        <source>%1 (libssh2 %2 can&apos;t decrypt %3; change it with: ssh-keygen -p -Z aes256-ctr -f %4)</source>
        <translation>%1 (libssh2 %2은(는) %3을(를) 복호화할 수 없습니다. 다음 명령으로 변경하십시오: ssh-keygen -p -Z aes256-ctr -f %4)</translation>
    </message>
    <message>
        <source>%1 (libssh2 can&apos;t read its format)</source>
        <translation>%1 (libssh2가 이 형식을 읽을 수 없습니다)</translation>
    </message>
    <message>
        <source>The login took too long</source>
        <translation>로그인이 너무 오래 걸렸습니다</translation>
    </message>
    <message>
        <source>the device did not answer</source>
        <translation>장치가 응답하지 않았습니다</translation>
    </message>
    <message>
        <source>Check that the device isn&apos;t overloaded, and try again.</source>
        <translation>장치가 과부하 상태가 아닌지 확인하고 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>The device ended the login</source>
        <translation>장치가 로그인을 중단했습니다</translation>
    </message>
    <message>
        <source>It may have had too many failed tries (MaxAuthTries): name one key with IdentityFile and IdentitiesOnly. Its log says more.</source>
        <translation>실패한 시도가 너무 많았을 수 있습니다(MaxAuthTries): IdentityFile과 IdentitiesOnly로 키 하나를 지정하십시오. 자세한 내용은 장치의 로그에 있습니다.</translation>
    </message>
    <message>
        <source>libssh2 could not be started</source>
        <translation>libssh2를 시작할 수 없습니다</translation>
    </message>
    <message>
        <source>&quot;ssh -G&quot; did not answer</source>
        <translation>&quot;ssh -G&quot;가 응답하지 않았습니다</translation>
    </message>
    <message>
        <source>The SSH configuration for this device can&apos;t be used</source>
        <translation>이 장치의 SSH 구성을 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>Mend ~/.ssh/config. This shows the same: ssh -G -- %1</source>
        <translation>~/.ssh/config를 고치십시오. 다음 명령에서도 같은 내용이 표시됩니다: ssh -G -- %1</translation>
    </message>
    <message>
        <source>The SSH configuration can&apos;t be read without an ssh client</source>
        <translation>ssh 클라이언트 없이는 SSH 구성을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>Install it: sudo apt install openssh-client</source>
        <translation>설치하십시오: sudo apt install openssh-client</translation>
    </message>
    <message>
        <source>The jump hosts of this device form a circle, or are too many</source>
        <translation>이 장치의 점프 호스트가 순환하거나 너무 많습니다</translation>
    </message>
    <message>
        <source>Mend ProxyJump in ~/.ssh/config.</source>
        <translation>~/.ssh/config의 ProxyJump를 고치십시오.</translation>
    </message>
    <message>
        <source>This device is reached through a ProxyCommand</source>
        <translation>이 장치는 ProxyCommand를 통해 접속합니다</translation>
    </message>
    <message>
        <source>Runwatt follows ProxyJump; use that instead.</source>
        <translation>Runwatt는 ProxyJump를 지원합니다. 대신 이를 사용하십시오.</translation>
    </message>
    <message>
        <source>The device&apos;s address can&apos;t be used</source>
        <translation>장치의 주소를 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>This is no name of a host</source>
        <translation>호스트 이름이 아닙니다</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>해당 파일이 없습니다</translation>
    </message>
    <message>
        <source>this account may not read it</source>
        <translation>이 계정에 읽기 권한이 없습니다</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>폴더입니다</translation>
    </message>
    <message>
        <source>the device has neither b2sum nor sha256sum to check it with</source>
        <translation>장치에 이를 확인할 b2sum도 sha256sum도 없습니다</translation>
    </message>
    <message>
        <source>Install coreutils (or busybox) there.</source>
        <translation>장치에 coreutils(또는 busybox)를 설치하십시오.</translation>
    </message>
    <message>
        <source>what arrived is not what was sent (the checksum differs)</source>
        <translation>도착한 내용이 보낸 내용과 다릅니다 (체크섬이 다름)</translation>
    </message>
    <message>
        <source>Try again; if it happens again, check the device&apos;s memory.</source>
        <translation>다시 시도하십시오. 같은 문제가 반복되면 장치의 메모리를 점검하십시오.</translation>
    </message>
    <message>
        <source>its input ended before the checksum came</source>
        <translation>체크섬이 오기 전에 입력이 끝났습니다</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>다시 시도하십시오.</translation>
    </message>
    <message>
        <source>the file system there is full</source>
        <translation>장치의 파일 시스템이 가득 찼습니다</translation>
    </message>
    <message>
        <source>Free some space there, or choose another folder.</source>
        <translation>장치의 공간을 확보하거나 다른 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>A file could not be read</source>
        <translation>파일을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>A file could not be copied to the device</source>
        <translation>장치로 파일을 복사할 수 없습니다</translation>
    </message>
    <message>
        <source>the file system there took only a part of it</source>
        <translation>장치의 파일 시스템에 일부만 저장되었습니다</translation>
    </message>
    <message>
        <source>writing %1</source>
        <translation>%1 쓰기</translation>
    </message>
    <message>
        <source>the local file changed while it was sent, or is one without a size of its own</source>
        <translation>전송하는 동안 로컬 파일이 바뀌었거나, 자체 크기가 없는 파일입니다</translation>
    </message>
    <message>
        <source>Try again with a copy that nothing writes to.</source>
        <translation>다른 프로그램이 쓰지 않는 사본으로 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Commands can&apos;t be supervised on the device</source>
        <translation>장치에서 명령을 감독할 수 없습니다</translation>
    </message>
    <message>
        <source>The account needs a POSIX shell (/bin/sh).</source>
        <translation>계정에 POSIX 셸(/bin/sh)이 필요합니다.</translation>
    </message>
    <message>
        <source>A command could not be stopped</source>
        <translation>명령을 정지할 수 없습니다</translation>
    </message>
    <message>
        <source>the link was lost</source>
        <translation>연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>the device did not answer in time</source>
        <translation>장치가 제시간에 응답하지 않았습니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no port: it is from 1 to 65535.</source>
        <translation>&quot;%1&quot;은(는) 포트가 아닙니다: 1부터 65535까지입니다.</translation>
    </message>
    <message>
        <source>There is no host in this address.</source>
        <translation>이 주소에는 호스트가 없습니다.</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Live</source>
        <translation>실시간</translation>
    </message>
    <message>
        <source>Native</source>
        <translation>네이티브</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>컨테이너</translation>
    </message>
    <message>
        <source>Virtual machine</source>
        <translation>가상 머신</translation>
    </message>
    <message>
        <source>QEMU microVM</source>
        <translation>QEMU microVM</translation>
    </message>
    <message>
        <source>Firecracker</source>
        <translation>Firecracker</translation>
    </message>
    <message>
        <source>Kata container</source>
        <translation>Kata 컨테이너</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>경주</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>End</source>
        <translation>끝</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>An earlier Runwatt made this file without a hash over its devices, meters, workloads and sessions; those were not checked.</source>
        <translation>이 파일은 이전 버전의 Runwatt가 장치, 전력계, 워크로드, 세션의 해시 없이 만들었습니다. 그 내용은 검사하지 않았습니다.</translation>
    </message>
    <message>
        <source>The campaign&apos;s devices, meters, workloads, cells, sessions or trials are not those that were written.</source>
        <translation>캠페인의 장치, 전력계, 워크로드, 셀, 세션 또는 시행이 기록 당시의 것과 다릅니다.</translation>
    </message>
    <message>
        <source>The trial&apos;s series, facts or events, its state, or what it ran are not those that were written.</source>
        <translation>시행의 계열, 사실, 이벤트, 상태 또는 실행한 내용이 기록 당시의 것과 다릅니다.</translation>
    </message>
    <message>
        <source>An earlier Runwatt completed trials of this file without a hash over their series, facts, events and cells; those were not checked.</source>
        <translation>이 파일에는 이전 버전의 Runwatt가 계열, 사실, 이벤트, 셀의 해시 없이 완료한 시행이 있습니다. 그 내용은 검사하지 않았습니다.</translation>
    </message>
    <message>
        <source>a part that cannot be read</source>
        <translation>읽을 수 없는 부분</translation>
    </message>
    <message>
        <source>the plan or the set-up</source>
        <translation>계획 또는 설정</translation>
    </message>
    <message>
        <source>trial %1</source>
        <translation>시행 %1</translation>
    </message>
    <message>
        <source>The file is not sound; this is not what was written: %1. To see what is wrong: runwatt verify %2</source>
        <translation>파일이 온전하지 않습니다. 기록 당시의 것과 다른 것: %1. 무엇이 잘못되었는지 보려면: runwatt verify %2</translation>
    </message>
    <message>
        <source>JSON in it cannot be read (%1)</source>
        <translation>파일 안의 JSON을 읽을 수 없습니다 (%1)</translation>
    </message>
    <message>
        <source>it has more rows than any campaign</source>
        <translation>어떤 캠페인보다도 행이 많습니다</translation>
    </message>
    <message>
        <source>its first table is empty</source>
        <translation>첫 번째 테이블이 비어 있습니다</translation>
    </message>
    <message>
        <source>There is no space left for the campaign file.</source>
        <translation>캠페인 파일을 위한 공간이 남아 있지 않습니다.</translation>
    </message>
    <message>
        <source>Free space on its disk, then resume the campaign.</source>
        <translation>디스크 공간을 확보한 다음 캠페인을 재개하십시오.</translation>
    </message>
    <message>
        <source>This is not a Runwatt campaign.</source>
        <translation>Runwatt 캠페인이 아닙니다.</translation>
    </message>
    <message>
        <source>Choose a file that Runwatt made.</source>
        <translation>Runwatt가 만든 파일을 선택하십시오.</translation>
    </message>
    <message>
        <source>The campaign file is in use.</source>
        <translation>캠페인 파일이 사용 중입니다.</translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation>다른 프로그램을 닫은 다음 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>The campaign file cannot be opened.</source>
        <translation>캠페인 파일을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>Check the permissions of the file and of its folder.</source>
        <translation>파일과 그 폴더의 권한을 확인하십시오.</translation>
    </message>
    <message>
        <source>A row does not fit the campaign file.</source>
        <translation>행이 캠페인 파일에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>a value is larger than any that Runwatt writes</source>
        <translation>Runwatt가 쓰는 어떤 값보다도 큰 값이 있습니다</translation>
    </message>
    <message>
        <source>The campaign file cannot be read or written.</source>
        <translation>캠페인 파일을 읽거나 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Check its disk.</source>
        <translation>디스크를 점검하십시오.</translation>
    </message>
    <message>
        <source>The campaign file refused an operation.</source>
        <translation>캠페인 파일이 작업을 거부했습니다.</translation>
    </message>
    <message>
        <source>The campaign file is damaged.</source>
        <translation>캠페인 파일이 손상되었습니다.</translation>
    </message>
    <message>
        <source>Use a copy if there is one; &quot;runwatt verify&quot; tells what can be read.</source>
        <translation>사본이 있으면 사본을 사용하십시오. &quot;runwatt verify&quot;로 읽을 수 있는 내용을 확인할 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>해당 파일이 없습니다.</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>파일이 아닙니다.</translation>
    </message>
    <message>
        <source>You may not read this file.</source>
        <translation>이 파일을 읽을 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Ask its owner, or change its permissions.</source>
        <translation>파일 소유자에게 요청하거나 파일의 권한을 변경하십시오.</translation>
    </message>
    <message>
        <source>A newer Runwatt made this campaign. It can be looked at, but not gone on with, and what this version does not know is not shown.</source>
        <translation>더 새로운 버전의 Runwatt가 만든 캠페인입니다. 볼 수는 있지만 이어서 진행할 수는 없으며, 이 버전이 알지 못하는 내용은 표시되지 않습니다.</translation>
    </message>
    <message>
        <source>a series is too long</source>
        <translation>계열이 너무 깁니다</translation>
    </message>
    <message>
        <source>a block of samples is broken</source>
        <translation>샘플 블록이 손상되었습니다</translation>
    </message>
    <message>
        <source>what &quot;%1&quot; printed cannot be unpacked</source>
        <translation>&quot;%1&quot;의 출력 압축을 풀 수 없습니다</translation>
    </message>
    <message>
        <source>This trial holds no output named &quot;%1&quot;.</source>
        <translation>이 시행에는 &quot;%1&quot;(이)라는 출력이 없습니다.</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>준비</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>유휴</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>Cool-down</source>
        <translation>냉각</translation>
    </message>
    <message>
        <source>A newer Runwatt made this campaign, and this one cannot read it.</source>
        <translation>더 새로운 버전의 Runwatt가 만든 캠페인이며, 이 버전에서는 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Install the newer version.</source>
        <translation>더 새로운 버전을 설치하십시오.</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>파일이 비어 있습니다</translation>
    </message>
    <message>
        <source>it is a database of some other program</source>
        <translation>다른 프로그램의 데이터베이스입니다</translation>
    </message>
    <message>
        <source>its tables are not those that Runwatt makes</source>
        <translation>테이블이 Runwatt가 만드는 것과 다릅니다</translation>
    </message>
    <message>
        <source>The folder for the campaign file does not exist.</source>
        <translation>캠페인 파일을 둘 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>Make it, or choose another one.</source>
        <translation>폴더를 만들거나 다른 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>You may not write in the folder for the campaign file.</source>
        <translation>캠페인 파일을 둘 폴더에 쓸 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>다른 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>이 이름의 파일이 이미 있습니다.</translation>
    </message>
    <message>
        <source>Choose another name, or resume the campaign in it.</source>
        <translation>다른 이름을 선택하거나, 그 파일의 캠페인을 재개하십시오.</translation>
    </message>
    <message>
        <source>The campaign file cannot be made.</source>
        <translation>캠페인 파일을 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>This is a folder, not a campaign file.</source>
        <translation>캠페인 파일이 아니라 폴더입니다.</translation>
    </message>
    <message>
        <source>Name a file in it.</source>
        <translation>그 안의 파일을 지정하십시오.</translation>
    </message>
    <message>
        <source>You may not write the campaign file.</source>
        <translation>캠페인 파일에 쓸 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Change its permissions, or work on a copy.</source>
        <translation>파일의 권한을 변경하거나 사본으로 작업하십시오.</translation>
    </message>
    <message>
        <source>A newer Runwatt made this campaign; this one can only look at it.</source>
        <translation>더 새로운 버전의 Runwatt가 만든 캠페인이며, 이 버전에서는 보기만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Install the newer version to go on with it.</source>
        <translation>이어서 진행하려면 더 새로운 버전을 설치하십시오.</translation>
    </message>
    <message>
        <source>Another Runwatt is writing this campaign.</source>
        <translation>다른 Runwatt가 이 캠페인을 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>process %1 on %2</source>
        <translation>%2의 프로세스 %1</translation>
    </message>
    <message>
        <source>Close it there first, or look at the campaign without resuming it.</source>
        <translation>먼저 그곳에서 닫거나, 캠페인을 재개하지 말고 보기만 하십시오.</translation>
    </message>
    <message>
        <source>The lock file beside the campaign cannot be made.</source>
        <translation>캠페인 옆에 잠금 파일을 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>Nothing is lost: keep the file that ends in &quot;-wal&quot; beside it.</source>
        <translation>손실된 것은 없습니다: 이름이 &quot;-wal&quot;로 끝나는 파일을 캠페인 파일 옆에 그대로 두십시오.</translation>
    </message>
    <message>
        <source>A newer Runwatt made this file; only what this version knows was checked.</source>
        <translation>더 새로운 버전의 Runwatt가 만든 파일입니다. 이 버전이 아는 내용만 확인했습니다.</translation>
    </message>
    <message>
        <source>The file is cut: its last page is not whole.</source>
        <translation>파일이 잘렸습니다: 마지막 페이지가 온전하지 않습니다.</translation>
    </message>
    <message>
        <source>Row %2 of table %1 names a row of %3 that is not there.</source>
        <translation>테이블 %1의 행 %2이(가) 가리키는 %3의 행이 없습니다.</translation>
    </message>
    <message>
        <source>The complete trial has no summary.</source>
        <translation>완료된 시행에 요약이 없습니다.</translation>
    </message>
    <message>
        <source>The complete trial has no window.</source>
        <translation>완료된 시행에 측정 구간이 없습니다.</translation>
    </message>
    <message>
        <source>The trial was interrupted.</source>
        <translation>시행이 중단되었습니다.</translation>
    </message>
    <message>
        <source>The trial failed: %1</source>
        <translation>시행이 실패했습니다: %1</translation>
    </message>
    <message>
        <source>The plan is not the one that was written.</source>
        <translation>계획이 기록 당시의 것과 다릅니다.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>Series %1 (%2) lacks a block of samples.</source>
        <translation>계열 %1 (%2): 샘플 블록이 빠져 있습니다.</translation>
    </message>
    <message>
        <source>Series %1 (%2) has a block of another length than it says.</source>
        <translation>계열 %1 (%2): 블록의 길이가 기록된 길이와 다릅니다.</translation>
    </message>
    <message>
        <source>Series %1 (%2) has a block of other times than it says.</source>
        <translation>계열 %1 (%2): 블록의 시각이 기록된 시각과 다릅니다.</translation>
    </message>
    <message>
        <source>Series %1 (%2) has samples that are not in order of time.</source>
        <translation>계열 %1 (%2): 시간순이 아닌 샘플이 있습니다.</translation>
    </message>
    <message>
        <source>The trial&apos;s samples are not those that were written.</source>
        <translation>시행의 샘플이 기록 당시의 것과 다릅니다.</translation>
    </message>
    <message>
        <source>The trial&apos;s results are not those that were written.</source>
        <translation>시행의 결과가 기록 당시의 것과 다릅니다.</translation>
    </message>
    <message>
        <source>An earlier Runwatt completed trials of this file without a hash over their results; those were not checked.</source>
        <translation>이 파일에는 이전 버전의 Runwatt가 결과의 해시 없이 완료한 시행이 있습니다. 그 결과는 검사하지 않았습니다.</translation>
    </message>
    <message>
        <source>What &quot;%1&quot; printed cannot be unpacked.</source>
        <translation>&quot;%1&quot;의 출력 압축을 풀 수 없습니다.</translation>
    </message>
    <message>
        <source>The program that ran it ended without a word.</source>
        <translation>이 시행을 실행하던 프로그램이 아무 기록 없이 종료되었습니다.</translation>
    </message>
    <message>
        <source>reading it finds no end</source>
        <translation>읽어도 끝이 나오지 않습니다</translation>
    </message>
    <message>
        <source>The campaign file cannot be opened as it is.</source>
        <translation>캠페인 파일을 이 상태로는 열 수 없습니다.</translation>
    </message>
    <message>
        <source>a journal that Runwatt did not write lies beside it</source>
        <translation>Runwatt가 쓰지 않은 저널 파일이 옆에 있습니다</translation>
    </message>
    <message>
        <source>If another program was writing the file, let that one open it; else move %1 away.</source>
        <translation>다른 프로그램이 이 파일을 쓰고 있었다면 그 프로그램으로 먼저 여십시오. 아니면 %1을(를) 다른 곳으로 옮기십시오.</translation>
    </message>
    <message>
        <source>a series has times that no campaign has</source>
        <translation>계열에 어떤 캠페인에도 없는 시각이 있습니다</translation>
    </message>
    <message>
        <source>there are too many samples</source>
        <translation>샘플이 너무 많습니다</translation>
    </message>
    <message>
        <source>The steps can be kept when it has ended.</source>
        <translation>끝나면 순서를 저장할 수 있습니다.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>다른 이름을 고르십시오.</translation>
    </message>
    <message>
        <source>The campaign file cannot be copied.</source>
        <translation>캠페인 파일을 복사할 수 없습니다.</translation>
    </message>
    <message>
        <source>The trial has times that no campaign has.</source>
        <translation>시행에 어떤 캠페인에도 없는 시각이 있습니다.</translation>
    </message>
    <message>
        <source>Series %1 (%2) has times or values that no measurement has.</source>
        <translation>계열 %1 (%2): 어떤 측정에도 없는 시각이나 값이 있습니다.</translation>
    </message>
    <message>
        <source>The histogram of %1 has bins that no measurement has.</source>
        <translation>%1의 히스토그램에 어떤 측정에도 없을 구간이 있습니다.</translation>
    </message>
    <message>
        <source>Another Runwatt may be writing this campaign.</source>
        <translation>다른 Runwatt가 이 캠페인을 기록하는 중일 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 does not tell who made it</source>
        <translation>%1에 만든 프로그램이 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>Remove that file if no Runwatt writes the campaign.</source>
        <translation>이 캠페인을 기록하는 Runwatt가 없다면 그 파일을 지우십시오.</translation>
    </message>
    <message>
        <source>with %1 B it is smaller than any</source>
        <translation>%1 B로 어떤 캠페인보다도 작습니다</translation>
    </message>
    <message>
        <source>The campaign is being written.</source>
        <translation>캠페인이 기록되는 중입니다.</translation>
    </message>
    <message>
        <source>JSON in it is no object</source>
        <translation>그 안의 JSON이 객체가 아닙니다</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>must be a whole number from %1 to %2</source>
        <translation>%1에서 %2 사이의 정수여야 합니다</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>빠른 확인</translation>
    </message>
    <message>
        <source>Random read and write of 4 KiB, 5 s each: shows within a minute that all parts work.</source>
        <translation>4 KiB 임의 읽기와 쓰기, 각 5 s: 모든 부분이 작동하는지 1분 안에 보여 줍니다.</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>데모</translation>
    </message>
    <message>
        <source>Sequential and random, read and write, 4 KiB and 128 KiB, 5 s each.</source>
        <translation>순차 및 임의, 읽기 및 쓰기, 4 KiB 및 128 KiB, 각 5 s.</translation>
    </message>
    <message>
        <source>As in the study</source>
        <translation>연구와 동일</translation>
    </message>
    <message>
        <source>Buffered, request sizes from 256 B to 512 KiB. The study does not say the file size, the engine, the depth or the run time; those here are Runwatt&apos;s.</source>
        <translation>버퍼 사용, 요청 크기 256 B에서 512 KiB까지. 연구에는 파일 크기, 엔진, 깊이, 실행 시간이 명시되어 있지 않으며, 여기의 값은 Runwatt가 정한 것입니다.</translation>
    </message>
    <message>
        <source>Equal terms</source>
        <translation>같은 조건</translation>
    </message>
    <message>
        <source>Its runtimes, RC by docker, without limits, containers and guests on bridges. The study does not say the cache modes; those here are QEMU&apos;s and Firecracker&apos;s own: writeback and Unsafe.</source>
        <translation>연구의 런타임을 docker로 시작한 RC, 제한 없음, 브리지에 연결된 컨테이너와 게스트로 실행합니다. 연구는 캐시 모드를 밝히지 않으므로 QEMU와 Firecracker의 기본값인 writeback과 Unsafe를 씁니다.</translation>
    </message>
    <message>
        <source>The same processors and memory for every runtime, containers without an engine, the same kind of bridge for containers and guests, and disks whose flushes reach the device&apos;s disk, through its page cache: Firecracker has no way past that, so QEMU gets none either.</source>
        <translation>모든 런타임에 같은 프로세서와 메모리, 엔진 없는 컨테이너, 컨테이너와 게스트에 같은 종류의 브리지, 플러시가 장치의 디스크까지 가는 게스트 디스크를 씁니다. 쓰기는 장치의 페이지 캐시를 거칩니다. Firecracker는 이를 건너뛸 수 없으므로 QEMU도 건너뛰지 않습니다.</translation>
    </message>
    <message>
        <source>must be a size from %1 to %2, such as 4 KiB</source>
        <translation>%1에서 %2 사이의 크기여야 합니다. 예: 4 KiB</translation>
    </message>
    <message>
        <source>it cannot run with this %1</source>
        <translation>이 %1(으)로는 실행할 수 없습니다</translation>
    </message>
    <message>
        <source>The file server with 500 files of 16 KiB, 10 s.</source>
        <translation>파일 서버, 16 KiB 파일 500개, 10초.</translation>
    </message>
    <message>
        <source>The file server as Filebench itself has it: the study names the operations, which fit it, and no parameters.</source>
        <translation>Filebench가 정한 그대로의 파일 서버입니다. 연구는 이에 맞는 작업 종류만 밝히고 매개변수는 밝히지 않습니다.</translation>
    </message>
    <message>
        <source>TCP sent and received in messages of 16 KiB, 5 s each.</source>
        <translation>16 KiB 메시지로 TCP 송신과 수신, 각 5초.</translation>
    </message>
    <message>
        <source>TCP sent in messages from 64 B to 4 KiB. The study does not say the direction, the run time or whether small messages wait for others; those here are netperf&apos;s and Runwatt&apos;s.</source>
        <translation>64 B에서 4 KiB까지의 메시지로 TCP 송신. 연구는 방향, 실행 시간, 작은 메시지를 모아 보내는지를 밝히지 않으므로 여기의 값은 netperf와 Runwatt의 것입니다.</translation>
    </message>
    <message>
        <source>TCP sent and received, 5 s each.</source>
        <translation>TCP 송신과 수신, 각 5초.</translation>
    </message>
    <message>
        <source>TCP sent in messages from 64 B to 4 KiB, where netperf is missing, which the study used.</source>
        <translation>연구에서 쓴 netperf가 없을 때, 64 B에서 4 KiB까지의 메시지로 TCP 송신.</translation>
    </message>
    <message>
        <source>File I/O</source>
        <translation>파일 I/O</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Own commands</source>
        <translation>자신의 명령</translation>
    </message>
    <message>
        <source>Benchmarks</source>
        <translation>벤치마크</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <comment>on which a campaign measures</comment>
        <translation>
            <numerusform>장치 %n대</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>what a campaign measures, and on which devices</comment>
        <translation>%2의 %1</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
</context>
<context>
    <name>runwatt::app::BenchKeeper</name>
    <message>
        <source>installing packages</source>
        <translation>패키지 설치 중</translation>
    </message>
</context>
<context>
    <name>runwatt::app::CampaignHost</name>
    <message>
        <source>A campaign runs already</source>
        <translation>캠페인이 이미 실행 중입니다</translation>
    </message>
    <message>
        <source>Wait until it ends, or stop it.</source>
        <translation>끝날 때까지 기다리거나 중지하십시오.</translation>
    </message>
</context>
<context>
    <name>runwatt::app::CampaignRoom</name>
    <message>
        <source>No campaign is open</source>
        <translation>열린 캠페인이 없습니다</translation>
    </message>
    <message>
        <source>Plan one: choose devices, runtimes and workloads, and see what it will take before it starts. Or open a campaign file to look at it, or to go on with it.</source>
        <translation>캠페인을 계획하십시오. 장치, 런타임, 워크로드를 고르고 시작하기 전에 무엇이 얼마나 드는지 확인할 수 있습니다. 또는 캠페인 파일을 열어 살펴보거나 이어서 진행하십시오.</translation>
    </message>
    <message>
        <source>Plan a campaign</source>
        <translation>캠페인 계획</translation>
    </message>
    <message>
        <source>Open a campaign file</source>
        <translation>캠페인 파일 열기</translation>
    </message>
    <message>
        <source>%1 of %2 trials are done. The rest can be measured now.</source>
        <translation>시행 %2회 중 %1회를 완료했습니다. 나머지는 지금 측정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>재개</translation>
    </message>
</context>
<context>
    <name>runwatt::app::CampaignSession</name>
    <message>
        <source>Another campaign is running</source>
        <translation>다른 캠페인이 실행 중입니다</translation>
    </message>
    <message>
        <source>Wait until it ends, or stop it first.</source>
        <translation>끝날 때까지 기다리거나 먼저 중지하십시오.</translation>
    </message>
    <message>
        <source>The campaign&apos;s folder cannot be made</source>
        <translation>캠페인 폴더를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>Choose another folder on the review page.</source>
        <translation>검토 페이지에서 다른 폴더를 선택하십시오.</translation>
    </message>
</context>
<context>
    <name>runwatt::app::CloseBar</name>
    <message>
        <source>A campaign is running. Finished trials are safe in any case, and it can be resumed.</source>
        <translation>캠페인이 실행 중입니다. 끝난 시행은 어떤 경우에도 안전하며, 캠페인은 나중에 재개할 수 있습니다.</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>계속 실행(&amp;K)</translation>
    </message>
    <message>
        <source>Quit &amp;after this trial</source>
        <translation>이 시행 후 종료(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Stop now and quit</source>
        <translation>지금 중지하고 종료(&amp;S)</translation>
    </message>
</context>
<context>
    <name>runwatt::app::DeviceMonitor</name>
    <message>
        <source>it can&apos;t be asked now</source>
        <translation>지금은 조회할 수 없습니다</translation>
    </message>
    <message>
        <source>See on the Bench whether it is connected.</source>
        <translation>벤치에서 연결되어 있는지 확인하십시오.</translation>
    </message>
    <message>
        <source>a campaign is running, which would measure that</source>
        <translation>캠페인이 실행 중이며, 그 작업까지 측정하게 됩니다</translation>
    </message>
    <message>
        <source>Try again when it has ended.</source>
        <translation>캠페인이 끝난 뒤에 다시 시도하십시오.</translation>
    </message>
</context>
<context>
    <name>runwatt::app::MainWindow</name>
    <message>
        <source>Open a campaign</source>
        <translation>캠페인 열기</translation>
    </message>
    <message>
        <source>Campaigns (*.runwatt)</source>
        <translation>캠페인 (*.runwatt)</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1/%2: %3</translation>
    </message>
    <message>
        <source>No campaign is open.</source>
        <translation>열린 캠페인이 없습니다.</translation>
    </message>
    <message>
        <source>Open one, or start one; then it can be presented.</source>
        <translation>하나를 열거나 시작하면 발표할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::app::NavigationBar</name>
    <message>
        <source>Rooms</source>
        <translation>작업 공간</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>벤치</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Open a campaign file (Ctrl+O)</source>
        <translation>캠페인 파일 열기 (Ctrl+O)</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>Light, dark, or as the desktop is</source>
        <translation>밝게, 어둡게 또는 데스크톱 설정에 따름</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>안내서</translation>
    </message>
    <message>
        <source>The guide (F1)</source>
        <translation>안내서 (F1)</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Ctrl+%2)</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>발표</translation>
    </message>
    <message>
        <source>Give a talk about the campaign (F5)</source>
        <translation>캠페인에 대해 발표 (F5)</translation>
    </message>
    <message>
        <source>%L1 %</source>
        <translation>%L1 %</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>글자 크기</translation>
    </message>
</context>
<context>
    <name>runwatt::app::Rooms</name>
    <message>
        <source>A campaign is running.</source>
        <translation>캠페인이 실행 중입니다.</translation>
    </message>
    <message>
        <source>Wait until it ends, or stop it, then plan the next.</source>
        <translation>끝날 때까지 기다리거나 중지한 뒤 다음 캠페인을 계획하십시오.</translation>
    </message>
    <message>
        <source>Packages are being installed on %1.</source>
        <translation>%1에 패키지를 설치하는 중입니다.</translation>
    </message>
    <message>
        <source>The campaign would measure that: start it when they are there, or cancel it on the Bench.</source>
        <translation>캠페인이 그 작업까지 측정하게 됩니다. 설치가 끝난 뒤에 시작하거나 벤치에서 설치를 취소하십시오.</translation>
    </message>
</context>
<context>
    <name>runwatt::app::TalkKeeper</name>
    <message>
        <source>Save a copy of the campaign</source>
        <translation>캠페인의 사본 저장</translation>
    </message>
    <message>
        <source>Campaigns (*.runwatt)</source>
        <translation>캠페인 (*.runwatt)</translation>
    </message>
    <message>
        <source>%1, talk</source>
        <translation>%1, 발표</translation>
    </message>
    <message>
        <source>The copy with these steps is in %1.</source>
        <translation>이 순서가 담긴 사본은 %1에 있습니다.</translation>
    </message>
    <message>
        <source>Replay this if the device is lost</source>
        <translation>장치가 끊기면 이것을 재생</translation>
    </message>
</context>
<context>
    <name>runwatt::app::WindowInteraction</name>
    <message>
        <source>Passphrase</source>
        <translation>암호문</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::BenchChanges</name>
    <message>
        <source>%1 is no longer on the Bench. Campaigns that were measured on it stay.</source>
        <translation>%1을(를) 벤치에서 제거했습니다. 그 장치에서 측정한 캠페인은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>%1 is no longer on the Bench.</source>
        <translation>%1을(를) 벤치에서 제거했습니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::BenchLists</name>
    <message>
        <source>&amp;New campaign</source>
        <translation>새 캠페인(&amp;N)</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>No device yet.</source>
        <translation>아직 장치가 없습니다.</translation>
    </message>
    <message>
        <source>Add a device</source>
        <translation>장치 추가</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>전력계</translation>
    </message>
    <message>
        <source>No meter yet: campaigns measure no watts without one.</source>
        <translation>아직 전력계가 없습니다. 전력계가 없으면 캠페인에서 와트를 측정하지 않습니다.</translation>
    </message>
    <message>
        <source>Add a meter</source>
        <translation>전력계 추가</translation>
    </message>
    <message>
        <source>Recent campaigns</source>
        <translation>최근 캠페인</translation>
    </message>
    <message>
        <source>Runtimes of all devices</source>
        <translation>모든 장치의 런타임</translation>
    </message>
    <message>
        <source>Watch the sample campaign</source>
        <translation>예제 캠페인 보기</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>None yet: New campaign begins one.</source>
        <translation>아직 없습니다. 새 캠페인으로 시작하십시오.</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::BenchView</name>
    <message>
        <source>Nothing on the Bench yet</source>
        <translation>벤치가 아직 비어 있습니다</translation>
    </message>
    <message>
        <source>Put this computer on it: Runwatt reaches it over SSH like any board, through a server of its own. Or add a machine that you can log in to.</source>
        <translation>이 컴퓨터를 벤치에 올려 보십시오. Runwatt는 자체 서버를 통해 다른 보드와 똑같이 SSH로 접속합니다. 또는 로그인할 수 있는 머신을 추가하십시오.</translation>
    </message>
    <message>
        <source>Use this computer</source>
        <translation>이 컴퓨터 사용</translation>
    </message>
    <message>
        <source>Add another device</source>
        <translation>다른 장치 추가</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Watch the sample campaign</source>
        <translation>예제 캠페인 보기</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::CampaignPage</name>
    <message>
        <source>&amp;Open</source>
        <translation>열기(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>비교(&amp;C)</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::ConnectionSteps</name>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>호스트 키</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>장치 식별</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>아직 안 함</translation>
    </message>
    <message>
        <source>again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>now</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::DeviceDetails</name>
    <message>
        <source>ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>limited</source>
        <translation>제한됨</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>&amp;Measure it</source>
        <translation>측정(&amp;M)</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>연결(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>연결 끊기(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>변경(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>제거(&amp;R)</translation>
    </message>
    <message>
        <source>What it can do</source>
        <translation>사용 가능한 기능</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>장치 정보</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>어떤 장치입니까?</translation>
    </message>
    <message>
        <source>Connect to see what this computer is and what can be measured on it. Runwatt reaches it like any board: over SSH, through a server of its own, which listens on this computer only and ends with the program.</source>
        <translation>연결하면 이 컴퓨터가 무엇이고 무엇을 측정할 수 있는지 볼 수 있습니다. Runwatt는 다른 보드와 똑같이 자체 서버를 통해 SSH로 접속합니다. 이 서버는 이 컴퓨터에서만 연결을 받고 프로그램과 함께 종료됩니다.</translation>
    </message>
    <message>
        <source>Earlier campaigns, on which no Runwatt works any more, have left %1 here.</source>
        <translation>더 이상 Runwatt가 작업하지 않는 이전 캠페인이 여기에 %1을(를) 남겼습니다.</translation>
    </message>
    <message>
        <source>Remo&amp;ve it</source>
        <translation>제거(&amp;V)</translation>
    </message>
    <message>
        <source>: %1. %2</source>
        <translation>: %1. %2</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>명령 복사</translation>
    </message>
    <message>
        <source>%1 of file trees and images are kept here, with which the next campaign is ready sooner.</source>
        <translation>다음 캠페인을 더 빨리 준비할 수 있도록 파일 트리와 이미지(%1)를 여기에 남겨 두었습니다.</translation>
    </message>
    <message>
        <source>What earlier campaigns had left here was removed: %1.</source>
        <translation>이전 캠페인이 여기에 남긴 것을 제거했습니다: %1.</translation>
    </message>
    <message>
        <source>Connect to see what it is, what can be measured on it, and what is missing for that. Looking changes nothing there; only what a campaign of yours left when it died is removed.</source>
        <translation>연결하면 어떤 장치인지, 무엇을 측정할 수 있는지, 그러려면 무엇이 부족한지 알 수 있습니다. 보기만 해서는 아무것도 바뀌지 않습니다. 다만 내 캠페인이 비정상 종료되어 남긴 것은 제거됩니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::DeviceForm</name>
    <message>
        <source>Use &amp;this computer</source>
        <translation>이 컴퓨터 사용(&amp;T)</translation>
    </message>
    <message>
        <source>Reached over SSH like any board, through a server of its own</source>
        <translation>자체 서버를 통해 다른 보드와 똑같이 SSH로 접속</translation>
    </message>
    <message>
        <source>From your SSH &amp;configuration</source>
        <translation>SSH 설정에서 선택(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>주소(&amp;A)</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>이름(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>포트(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>사용자(&amp;U)</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>선택(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>키 파일(&amp;K)</translation>
    </message>
    <message>
        <source>192.168.1.20, or a Host of ~/.ssh/config</source>
        <translation>192.168.1.20 또는 ~/.ssh/config의 Host</translation>
    </message>
    <message>
        <source>what you call it</source>
        <translation>부르기 쉬운 이름</translation>
    </message>
    <message>
        <source>as your SSH configuration says</source>
        <translation>SSH 설정에 따름</translation>
    </message>
    <message>
        <source>your agent&apos;s keys and your usual ones</source>
        <translation>에이전트의 키와 평소 쓰는 키</translation>
    </message>
    <message>
        <source>as your SSH configuration says, else 22</source>
        <translation>SSH 설정에 따름, 없으면 22</translation>
    </message>
    <message>
        <source>A password or a key&apos;s passphrase is asked when the device wants it. Runwatt keeps it while it runs, and writes it nowhere. RSA keys may not work; ed25519 keys do.</source>
        <translation>비밀번호나 키의 암호문은 장치가 요구할 때 묻습니다. Runwatt는 실행되는 동안에만 이를 기억하며 어디에도 기록하지 않습니다. RSA 키는 동작하지 않을 수 있으며 ed25519 키는 동작합니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Add a device</source>
        <translation>장치 추가</translation>
    </message>
    <message>
        <source>Add and connect</source>
        <translation>추가 후 연결</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 변경</translation>
    </message>
    <message>
        <source>Keep and connect</source>
        <translation>저장 후 연결</translation>
    </message>
    <message>
        <source>no host is named there</source>
        <translation>지정된 호스트 없음</translation>
    </message>
    <message>
        <source>pick a host</source>
        <translation>호스트 선택</translation>
    </message>
    <message>
        <source>Type an address, or pick a host of your SSH configuration.</source>
        <translation>주소를 입력하거나 SSH 설정의 호스트를 선택하십시오.</translation>
    </message>
    <message>
        <source>Address and user must not begin with a dash.</source>
        <translation>주소와 사용자는 대시로 시작할 수 없습니다.</translation>
    </message>
    <message>
        <source>Address and user must not contain spaces.</source>
        <translation>주소와 사용자에는 공백을 넣을 수 없습니다.</translation>
    </message>
    <message>
        <source>Give the device a name.</source>
        <translation>장치 이름을 지정하십시오.</translation>
    </message>
    <message>
        <source>There is a device named %1 already.</source>
        <translation>이름이 %1인 장치가 이미 있습니다.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>%1 파일이 없습니다.</translation>
    </message>
    <message>
        <source>That is the public half of a key. Choose the file without .pub.</source>
        <translation>이 파일은 키의 공개 키 쪽입니다. .pub가 없는 파일을 선택하십시오.</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>키 파일</translation>
    </message>
    <message>
        <source>The address names another port than the field for it.</source>
        <translation>주소의 포트가 포트 칸의 값과 다릅니다.</translation>
    </message>
    <message>
        <source>The address names another user than the field for it.</source>
        <translation>주소의 사용자가 사용자 칸의 값과 다릅니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::DeviceModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::FilebenchPanel</name>
    <message>
        <source>Install &amp;what it takes</source>
        <translation>필요한 것 설치(&amp;W)</translation>
    </message>
    <message>
        <source>Choose a &amp;file...</source>
        <translation>파일 선택(&amp;F)...</translation>
    </message>
    <message>
        <source>&amp;Build from this file</source>
        <translation>이 파일로 빌드(&amp;B)</translation>
    </message>
    <message>
        <source>The tar.gz of a release of Filebench, on this computer</source>
        <translation>이 컴퓨터에 있는 Filebench 릴리스의 tar.gz</translation>
    </message>
    <message>
        <source>Filebench is not installed. Runwatt can build it from its source, which takes the device a minute or two.</source>
        <translation>Filebench가 설치되어 있지 않습니다. Runwatt가 소스에서 빌드할 수 있으며, 장치에서 1~2분 걸립니다.</translation>
    </message>
    <message>
        <source>Build release %1</source>
        <translation>릴리스 %1 빌드</translation>
    </message>
    <message>
        <source>The device downloads %1, which must have the SHA-256 %2</source>
        <translation>장치가 %1을(를) 내려받으며, SHA-256이 %2이어야 합니다</translation>
    </message>
    <message>
        <source>Without root, in a folder of Runwatt&apos;s own: %1</source>
        <translation>root 없이, Runwatt의 폴더에: %1</translation>
    </message>
    <message>
        <source>That takes what the device lacks. On the device: sudo apt install %1</source>
        <translation>그에 필요한 것이 장치에 없습니다. 장치에서: sudo apt install %1</translation>
    </message>
    <message>
        <source>Source of Filebench</source>
        <translation>Filebench의 소스</translation>
    </message>
    <message>
        <source>Sources (*.tar.gz *.tgz)</source>
        <translation>소스 (*.tar.gz *.tgz)</translation>
    </message>
    <message>
        <source>Runwatt knows no release of this sum: compare it with that of where you have it from.</source>
        <translation>Runwatt가 아는 릴리스의 합이 아닙니다. 받은 곳에 적힌 합과 비교하십시오.</translation>
    </message>
    <message>
        <source>That is release %1.</source>
        <translation>릴리스 %1입니다.</translation>
    </message>
    <message>
        <source>%1, %2, SHA-256 %3</source>
        <translation>%1, %2, SHA-256 %3</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::InstallPanel</name>
    <message>
        <source>&amp;Install it</source>
        <translation>설치(&amp;I)</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>취소(&amp;L)</translation>
    </message>
    <message>
        <source>Show the lo&amp;g</source>
        <translation>로그 보기(&amp;G)</translation>
    </message>
    <message>
        <source>Log of the installation</source>
        <translation>설치 로그</translation>
    </message>
    <message>
        <source>Progress of the installation</source>
        <translation>설치 진행 상황</translation>
    </message>
    <message>
        <source>Not there, and can be installed: %1</source>
        <translation>빠져 있으며 설치할 수 있음: %1</translation>
    </message>
    <message>
        <source>By the device&apos;s apt, as root. Nothing is removed for it.</source>
        <translation>장치의 apt를 root로 사용하며, 이를 위해 아무것도 제거하지 않습니다.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>This goes on to its end on the device, even if the link is lost: packages installed by half would do harm.</source>
        <translation>연결이 끊겨도 장치에서 끝까지 진행됩니다. 반쯤 설치된 패키지는 해가 되기 때문입니다.</translation>
    </message>
    <message>
        <source>Installed: %1</source>
        <translation>설치됨: %1</translation>
    </message>
    <message>
        <source>Stopped. Nothing was installed of %1.</source>
        <translation>중지했습니다. %1 중 설치된 것은 없습니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::MeterDetails</name>
    <message>
        <source>&amp;Change</source>
        <translation>변경(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>제거(&amp;R)</translation>
    </message>
    <message>
        <source>true update rate</source>
        <translation>실제 갱신 속도</translation>
    </message>
    <message>
        <source>Values that differ from the one before</source>
        <translation>직전 값과 다른 값</translation>
    </message>
    <message>
        <source>readings a second</source>
        <translation>초당 측정값 수</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>분해능</translation>
    </message>
    <message>
        <source>The smallest step seen</source>
        <translation>관측된 가장 작은 변화 폭</translation>
    </message>
    <message>
        <source>readings</source>
        <translation>측정값</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>중복</translation>
    </message>
    <message>
        <source>Equal to the one before: a steady load, or a meter that is asked faster than it measures</source>
        <translation>직전 값과 같음: 부하가 일정하거나, 전력계가 측정하는 것보다 더 자주 조회한 경우</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>공백</translation>
    </message>
    <message>
        <source>Longer than two periods</source>
        <translation>주기의 두 배보다 긴 구간</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>손상</translation>
    </message>
    <message>
        <source>Records that were dropped</source>
        <translation>버려진 레코드</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, powers %2</source>
        <translation>%1, 측정 대상: %2</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::MeterForm</name>
    <message>
        <source>Unit of watts</source>
        <translation>와트 단위</translation>
    </message>
    <message>
        <source>Unit of volts</source>
        <translation>볼트 단위</translation>
    </message>
    <message>
        <source>Unit of amperes</source>
        <translation>암페어 단위</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>종류(&amp;K)</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>이름(&amp;M)</translation>
    </message>
    <message>
        <source>Serial &amp;port</source>
        <translation>직렬 포트(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Baud rate</source>
        <translation>보 레이트(&amp;B)</translation>
    </message>
    <message>
        <source>Po&amp;wers</source>
        <translation>측정 대상(&amp;W)</translation>
    </message>
    <message>
        <source>Each &amp;value is</source>
        <translation>각 값의 의미(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Latency</source>
        <translation>지연 시간(&amp;L)</translation>
    </message>
    <message>
        <source>Watts Up? Pro</source>
        <translation>Watts Up? Pro</translation>
    </message>
    <message>
        <source>Text lines</source>
        <translation>텍스트 행</translation>
    </message>
    <message>
        <source>Simulated: a model, not a measurement</source>
        <translation>모의: 모델이며 측정이 아님</translation>
    </message>
    <message>
        <source>the mean since the value before</source>
        <translation>직전 값 이후의 평균</translation>
    </message>
    <message>
        <source>the power at that moment</source>
        <translation>그 순간의 전력</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>From the moment that a value stands for until its first byte is here</source>
        <translation>값이 나타내는 시점부터 그 값의 첫 바이트가 도착할 때까지</translation>
    </message>
    <message>
        <source>Regular e&amp;xpression</source>
        <translation>정규식(&amp;X)</translation>
    </message>
    <message>
        <source>Its n&amp;umbers are</source>
        <translation>숫자의 단위(&amp;U)</translation>
    </message>
    <message>
        <source>Sent after opening</source>
        <translation>포트를 연 뒤 보낼 내용</translation>
    </message>
    <message>
        <source>Sent each second</source>
        <translation>매초 보낼 내용</translation>
    </message>
    <message>
        <source>&amp;Try it on lines</source>
        <translation>텍스트 행으로 시험(&amp;T)</translation>
    </message>
    <message>
        <source>Named groups: watts, volts, amperes. Without watts, the power is volts times amperes.</source>
        <translation>이름 있는 그룹: watts, volts, amperes. watts가 없으면 전력은 볼트와 암페어의 곱입니다.</translation>
    </message>
    <message>
        <source>nothing; \r and \n may be written</source>
        <translation>없음. \r과 \n을 쓸 수 있음</translation>
    </message>
    <message>
        <source>nothing: the meter sends by itself</source>
        <translation>없음: 전력계가 스스로 보냄</translation>
    </message>
    <message>
        <source>Paste some lines as the meter prints them</source>
        <translation>전력계가 출력한 행을 몇 개 붙여 넣으십시오</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Add a meter</source>
        <translation>전력계 추가</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>meter</source>
        <translation>전력계</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 변경</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Give the meter a name.</source>
        <translation>전력계 이름을 지정하십시오.</translation>
    </message>
    <message>
        <source>There is a meter named %1 already.</source>
        <translation>이름이 %1인 전력계가 이미 있습니다.</translation>
    </message>
    <message>
        <source>Choose a serial port, or type its path.</source>
        <translation>직렬 포트를 선택하거나 경로를 입력하십시오.</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>지정 안 함</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nothing was read: no line fits the expression.</source>
        <translation>읽은 값이 없습니다. 정규식에 맞는 행이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s); the last: %1</source>
        <translation>
            <numerusform>측정값 %n개, 마지막: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>runwatt::bench::MeterModel</name>
    <message>
        <source>closed</source>
        <translation>닫힘</translation>
    </message>
    <message>
        <source>opening its port</source>
        <translation>포트를 여는 중</translation>
    </message>
    <message>
        <source>waiting for its first reading</source>
        <translation>첫 측정값을 기다리는 중</translation>
    </message>
    <message>
        <source>running</source>
        <translation>작동 중</translation>
    </message>
    <message>
        <source>not there, trying again</source>
        <translation>응답 없음, 다시 시도하는 중</translation>
    </message>
    <message>
        <source>a model of a meter, not a measurement</source>
        <translation>전력계 모델이며 측정이 아님</translation>
    </message>
    <message>
        <source>Watts Up? Pro</source>
        <translation>Watts Up? Pro</translation>
    </message>
    <message>
        <source>Text lines</source>
        <translation>텍스트 행</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2의 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>powers %1</source>
        <translation>측정 대상: %1</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::MeterWatch</name>
    <message>
        <source>The running campaign reads it.</source>
        <translation>실행 중인 캠페인이 읽고 있습니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::QuestionPanel</name>
    <message>
        <source>Is this %1?</source>
        <translation>%1이(가) 맞습니까?</translation>
    </message>
    <message>
        <source>The key %1 is locked</source>
        <translation>키 %1이(가) 잠겨 있습니다</translation>
    </message>
    <message>
        <source>%1 asks for a password</source>
        <translation>%1: 비밀번호를 요구합니다</translation>
    </message>
    <message>
        <source>%1 asks</source>
        <translation>%1: 입력을 요구합니다</translation>
    </message>
    <message>
        <source>It shows a host key that is not known yet. Compare it with the device&apos;s own: on the device, ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub prints it. Accepting and remembering adds a line to %1.</source>
        <translation>아직 알려지지 않은 호스트 키를 제시합니다. 장치에 있는 키와 비교하십시오. 장치에서 ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub를 실행하면 출력됩니다. 수락하고 기억하면 %1에 한 줄이 추가됩니다.</translation>
    </message>
    <message>
        <source>Its passphrase is kept while Runwatt runs, and written nowhere.</source>
        <translation>암호문은 Runwatt가 실행되는 동안에만 기억하며 어디에도 기록하지 않습니다.</translation>
    </message>
    <message>
        <source>It is kept while Runwatt runs, and written nowhere.</source>
        <translation>Runwatt가 실행되는 동안에만 기억하며 어디에도 기록하지 않습니다.</translation>
    </message>
    <message>
        <source>That passphrase was not right. Try again.</source>
        <translation>암호문이 틀렸습니다. 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>That password was not right. Try again.</source>
        <translation>비밀번호가 틀렸습니다. 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>That was not right. Try again.</source>
        <translation>입력이 틀렸습니다. 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>&amp;Accept and remember</source>
        <translation>수락하고 기억(&amp;A)</translation>
    </message>
    <message>
        <source>Accept &amp;once</source>
        <translation>한 번만 수락(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>로그인(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Refuse</source>
        <translation>거부(&amp;R)</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>지문</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>잠금 해제(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>취소(&amp;C)</translation>
    </message>
    <message>
        <source>Until Runwatt is closed</source>
        <translation>Runwatt를 닫을 때까지</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::RecentCampaigns</name>
    <message>
        <source>%1, %2 of %3 trials</source>
        <translation>%1, 시행 %3회 중 %2회</translation>
    </message>
    <message numerus="yes">
        <source>%n trial(s), %1</source>
        <translation>
            <numerusform>시행 %n회, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 trials, %3</source>
        <translation>시행 %2회 중 %1회, %3</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <extracomment>When a campaign was opened last: a format of QLocale.</extracomment>
        <translation>yyyy년 M월 d일, HH:mm</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::RuntimeGrid</name>
    <message>
        <source>&amp;Make it ready</source>
        <translation>준비시키기(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Boot a tiny guest</source>
        <translation>아주 작은 게스트 부팅(&amp;B)</translation>
    </message>
    <message>
        <source>S&amp;how the device</source>
        <translation>장치 보기(&amp;H)</translation>
    </message>
    <message>
        <source>Runtimes</source>
        <translation>런타임</translation>
    </message>
    <message>
        <source>What each device of the Bench can run, and what it takes where it can&apos;t.</source>
        <translation>벤치의 각 장치가 실행할 수 있는 런타임과, 실행할 수 없을 때 필요한 것입니다.</translation>
    </message>
    <message>
        <source>Runtimes of the devices</source>
        <translation>장치의 런타임</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Installs %1, by the device&apos;s apt, as root</source>
        <translation>장치의 apt로 %1을(를) root로 설치합니다</translation>
    </message>
</context>
<context>
    <name>runwatt::bench::RuntimeGridModel</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>runwatt::campaign::CampaignDevices</name>
    <message>
        <source>%1: connecting</source>
        <translation>%1: 연결하는 중</translation>
    </message>
    <message>
        <source>Link lost: %1</source>
        <translation>연결 끊김: %1</translation>
    </message>
    <message>
        <source>The link is back</source>
        <translation>연결이 복구되었습니다</translation>
    </message>
    <message>
        <source>No CPU figures: %1. %2</source>
        <translation>CPU 수치 없음: %1. %2</translation>
    </message>
    <message>
        <source>Heat can&apos;t be judged: %1.</source>
        <translation>발열 상태를 판단할 수 없습니다: %1.</translation>
    </message>
    <message>
        <source>Governor set to %1 (was %2)</source>
        <translation>거버너를 %1(으)로 설정했습니다(이전: %2)</translation>
    </message>
    <message>
        <source>%1: preparing %2</source>
        <translation>%1: %2 준비 중</translation>
    </message>
    <message>
        <source>%1 can&apos;t be run</source>
        <translation>%1을(를) 실행할 수 없습니다</translation>
    </message>
    <message>
        <source>tidying up</source>
        <translation>정리하는 중</translation>
    </message>
    <message>
        <source>Waiting for another campaign there: %1</source>
        <translation>그곳의 다른 캠페인을 기다리는 중: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Waiting for another campaign there</source>
        <translation>그곳의 다른 캠페인을 기다리는 중</translation>
    </message>
    <message>
        <source>Removed what a campaign of yours left when it died: %1</source>
        <translation>내 캠페인이 비정상 종료되며 남긴 것을 제거함: %1</translation>
    </message>
    <message>
        <source>connecting to the peer</source>
        <translation>상대 호스트에 연결 중</translation>
    </message>
    <message>
        <source>trying the way to the peer</source>
        <translation>상대 호스트까지의 경로를 시험 중</translation>
    </message>
</context>
<context>
    <name>runwatt::campaign::CampaignPeer</name>
    <message>
        <source>Link lost: %1</source>
        <translation>연결 끊김: %1</translation>
    </message>
    <message>
        <source>The link is back</source>
        <translation>연결이 복구되었습니다</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>%1 can&apos;t reach the peer from %2</source>
        <translation>%2에서는 %1이(가) 상대 호스트에 닿을 수 없습니다</translation>
    </message>
    <message>
        <source>in its own network that address is the runtime itself</source>
        <translation>런타임 자체의 네트워크에서 그 주소는 런타임 자신입니다</translation>
    </message>
    <message>
        <source>Write another address of the peer into peer.address.</source>
        <translation>peer.address에 상대 호스트의 다른 주소를 쓰십시오.</translation>
    </message>
    <message>
        <source>Waiting for another campaign there: %1</source>
        <translation>그곳의 다른 캠페인을 기다리는 중: %1</translation>
    </message>
    <message>
        <source>Offloads of %1 switched %2 (were %3)</source>
        <translation>%1의 오프로드를 %2(으)로 전환(이전: %3)</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
</context>
<context>
    <name>runwatt::campaign::CampaignRun</name>
    <message>
        <source>this campaign was made from another plan</source>
        <translation>이 캠페인은 다른 계획으로 만들어졌습니다</translation>
    </message>
    <message>
        <source>Resume it with the plan that it was made from, or in the window; or choose another file.</source>
        <translation>캠페인을 만든 계획으로 재개하거나 창에서 재개하십시오. 또는 다른 파일을 선택하십시오.</translation>
    </message>
    <message>
        <source>Trial %1: %2</source>
        <translation>시행 %1: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3, repetition %4: %5</source>
        <translation>%1: %2, %3, 반복 %4: %5</translation>
    </message>
</context>
<context>
    <name>runwatt::campaign::DeviceSession</name>
    <message>
        <source>the link was lost</source>
        <translation>연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>the campaign&apos;s identity is no UUID</source>
        <translation>캠페인의 식별자가 UUID가 아닙니다</translation>
    </message>
    <message>
        <source>Start a new campaign from the plan.</source>
        <translation>계획에서 새 캠페인을 시작하십시오.</translation>
    </message>
    <message>
        <source>making a folder for the benchmark&apos;s file</source>
        <translation>벤치마크 파일용 폴더 만들기</translation>
    </message>
    <message>
        <source>removing the benchmark&apos;s file</source>
        <translation>벤치마크 파일 제거</translation>
    </message>
    <message>
        <source>the campaign&apos;s folder is left on the device</source>
        <translation>캠페인 폴더가 장치에 남아 있습니다</translation>
    </message>
    <message>
        <source>Going on with the campaign removes it; so does the Bench, or runwatt check --remove-leftovers.</source>
        <translation>캠페인을 이어서 실행하면 지워집니다. 벤치나 runwatt check --remove-leftovers로도 지울 수 있습니다.</translation>
    </message>
    <message>
        <source>the link is away</source>
        <translation>연결이 끊겨 있습니다</translation>
    </message>
</context>
<context>
    <name>runwatt::campaign::MeterSampling</name>
    <message>
        <source>Meter lost: %1</source>
        <translation>전력계 연결 끊김: %1</translation>
    </message>
    <message>
        <source>Meter gives readings</source>
        <translation>전력계가 측정값을 보내고 있습니다</translation>
    </message>
</context>
<context>
    <name>runwatt::campaign::Peer</name>
    <message>
        <source>the address of the peer is not known</source>
        <translation>상대 호스트의 주소를 알 수 없습니다</translation>
    </message>
    <message>
        <source>SSH is led over %1</source>
        <translation>SSH가 %1을(를) 거칩니다</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>주소 없음</translation>
    </message>
    <message>
        <source>Write the address at which the devices reach it into peer.address.</source>
        <translation>장치가 상대 호스트에 닿는 주소를 peer.address에 쓰십시오.</translation>
    </message>
    <message>
        <source>%1 has nothing to serve</source>
        <translation>%1에는 서버가 없습니다</translation>
    </message>
    <message>
        <source>the benchmark&apos;s server can&apos;t be started on the peer</source>
        <translation>상대 호스트에서 벤치마크 서버를 시작할 수 없습니다</translation>
    </message>
    <message>
        <source>the benchmark&apos;s server on the peer does not listen</source>
        <translation>상대 호스트의 벤치마크 서버가 수신하지 않습니다</translation>
    </message>
    <message>
        <source>Install the benchmark there, and look whether peer.address is one of its own addresses.</source>
        <translation>그곳에 벤치마크를 설치하고, peer.address가 그 호스트의 주소인지 확인하십시오.</translation>
    </message>
    <message>
        <source>it can&apos;t connect to the peer at %1</source>
        <translation>%1의 상대 호스트에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>Let TCP ports %1 to %2 of the peer through its firewall, or write another of its addresses into peer.address.</source>
        <translation>상대 호스트의 방화벽에서 TCP 포트 %1~%2을(를) 허용하거나, peer.address에 다른 주소를 쓰십시오.</translation>
    </message>
    <message>
        <source>the link to the peer was lost</source>
        <translation>상대 호스트와의 연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>the benchmark&apos;s server on the peer has ended</source>
        <translation>상대 호스트의 벤치마크 서버가 끝났습니다</translation>
    </message>
    <message>
        <source>See on that machine whether something ends it: its memory, somebody else&apos;s script. The next trial starts it anew.</source>
        <translation>그 기기에서 무엇이 서버를 종료하는지(메모리 부족, 다른 사람의 스크립트) 확인하십시오. 다음 시행에서 다시 시작합니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::campaign::Recorder</name>
    <message>
        <source>%1 is longer than %2 MiB; its rest is not kept</source>
        <translation>%1이(가) %2 MiB보다 길어 나머지는 보관하지 않습니다</translation>
    </message>
</context>
<context>
    <name>runwatt::campaign::Runner</name>
    <message>
        <source>a campaign is running already</source>
        <translation>캠페인이 이미 실행 중입니다</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>먼저 중지하십시오.</translation>
    </message>
</context>
<context>
    <name>runwatt::campaign::Sampler</name>
    <message>
        <source>others</source>
        <translation>그 밖</translation>
    </message>
</context>
<context>
    <name>runwatt::campaign::TrialRunner</name>
    <message>
        <source>The device tells no temperature.</source>
        <translation>장치가 온도를 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>It began at %1 °C; the plan waits for %2 °C.</source>
        <translation>%1 °C에서 시작했습니다. 계획은 %2 °C가 될 때까지 기다립니다.</translation>
    </message>
    <message>
        <source>the link was lost in mid-trial</source>
        <translation>시행 도중에 연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>%1 ended with status %2</source>
        <translation>%1이(가) 상태 %2(으)로 종료되었습니다</translation>
    </message>
    <message>
        <source>%1 did not end</source>
        <translation>%1이(가) 끝나지 않았습니다</translation>
    </message>
    <message>
        <source>the peer does not answer it any more</source>
        <translation>상대 호스트가 더 이상 응답하지 않습니다</translation>
    </message>
    <message>
        <source>%1 can&apos;t be started</source>
        <translation>%1을(를) 시작할 수 없습니다</translation>
    </message>
    <message>
        <source>it ended with status %1</source>
        <translation>상태 %1(으)로 끝났습니다</translation>
    </message>
    <message>
        <source>reading back what was written</source>
        <translation>쓴 것을 다시 읽는 중</translation>
    </message>
    <message>
        <source>it was stopped after %1 s; %2 s were expected</source>
        <translation>%1초 뒤에 중지했습니다. %2초가 걸릴 것으로 보았습니다</translation>
    </message>
    <message>
        <source>Look at the trial&apos;s raw output and at the device&apos;s log. Where it needs that long, raise patienceSeconds in the plan.</source>
        <translation>시행의 원래 출력과 장치의 로그를 보십시오. 그만큼 걸리는 것이라면 계획의 patienceSeconds를 늘리십시오.</translation>
    </message>
    <message>
        <source>the benchmark&apos;s file was not made in time</source>
        <translation>벤치마크의 파일이 시간 안에 만들어지지 않았습니다</translation>
    </message>
    <message>
        <source>it was given up after %1 s</source>
        <translation>%1 s 뒤에 포기했습니다</translation>
    </message>
    <message>
        <source>Look at the device&apos;s log: its storage may be failing. Where it needs that long, raise patienceSeconds in the plan.</source>
        <translation>장치의 로그를 확인하십시오. 저장 장치가 고장 나고 있을 수 있습니다. 그만큼 오래 걸리는 것이 맞으면 계획의 patienceSeconds를 늘리십시오.</translation>
    </message>
    <message>
        <source>it was ended by signal %1</source>
        <translation>시그널 %1에 의해 끝났습니다</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The trial&apos;s raw output has all that it printed.</source>
        <translation>시행의 원본 출력에 모든 내용이 있습니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::common::MessageBar</name>
    <message>
        <source>Hide this message (Esc)</source>
        <translation>이 메시지 숨기기 (Esc)</translation>
    </message>
    <message>
        <source>Hide this message</source>
        <translation>이 메시지 숨기기</translation>
    </message>
</context>
<context>
    <name>runwatt::compare::CompareControls</name>
    <message>
        <source>&amp;Measure</source>
        <translation>측정 항목(&amp;M)</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>비교할 항목</translation>
    </message>
    <message>
        <source>&amp;Of</source>
        <translation>세부 항목(&amp;O)</translation>
    </message>
    <message>
        <source>Which of several: meter, reads or writes</source>
        <translation>여러 항목 중 선택: 전력계, 읽기 또는 쓰기</translation>
    </message>
    <message>
        <source>&amp;Along the axis</source>
        <translation>축(&amp;A)</translation>
    </message>
    <message>
        <source>What stands along the axis</source>
        <translation>축에 놓을 항목</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>색(&amp;C)</translation>
    </message>
    <message>
        <source>What is told apart by colour</source>
        <translation>색으로 구분할 항목</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>패널(&amp;P)</translation>
    </message>
    <message>
        <source>What gets a chart of its own</source>
        <translation>별도의 차트로 나눌 항목</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>As needed</source>
        <translation>필요에 따라</translation>
    </message>
</context>
<context>
    <name>runwatt::compare::CompareView</name>
    <message>
        <source>There is no figure to export yet.</source>
        <translation>내보낼 그림이 아직 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied as CSV.</source>
        <translation>
            <numerusform>행 %n개를 CSV로 복사했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The figure is in %1.</source>
        <translation>그림을 %1에 저장했습니다.</translation>
    </message>
    <message>
        <source>No campaign is open</source>
        <translation>열린 캠페인이 없습니다</translation>
    </message>
    <message>
        <source>Open a campaign file, or run one: its trials are compared here, with their intervals, as soon as they are complete.</source>
        <translation>캠페인 파일을 열거나 캠페인을 실행하십시오. 시행이 완료되는 대로 여기서 신뢰구간과 함께 비교합니다.</translation>
    </message>
    <message>
        <source>Open a campaign…</source>
        <translation>캠페인 열기…</translation>
    </message>
    <message>
        <source>No trial is complete yet</source>
        <translation>아직 완료된 시행이 없습니다</translation>
    </message>
    <message>
        <source>The first bars appear here when the first trial of &quot;%1&quot; is complete. Nothing needs to be done until then.</source>
        <translation>&quot;%1&quot;의 첫 시행이 완료되면 여기에 첫 막대가 나타납니다. 그때까지 할 일은 없습니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::compare::ComparisonModel</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1~%2</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Mean (%1)</source>
        <translation>평균 (%1)</translation>
    </message>
    <message>
        <source>%1 % interval</source>
        <translation>%1 % 신뢰구간</translation>
    </message>
    <message>
        <source>%1 % interval or trials</source>
        <translation>%1 % 신뢰구간 또는 개별 시행</translation>
    </message>
    <message>
        <source>Single trials (%1)</source>
        <translation>개별 시행 (%1)</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <source>Known against it</source>
        <translation>알려진 문제</translation>
    </message>
</context>
<context>
    <name>runwatt::compare::ComparisonTables</name>
    <message>
        <source>Cells</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>&amp;Copy as CSV</source>
        <translation>CSV로 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Trials of the chosen cell</source>
        <translation>선택한 셀의 시행</translation>
    </message>
    <message>
        <source>Open a trial over time</source>
        <translation>시행을 시간에 따라 보기</translation>
    </message>
    <message>
        <source>Choose a bar or a row to see its trials</source>
        <translation>시행을 보려면 막대나 행을 선택하십시오</translation>
    </message>
    <message>
        <source>Trials: %1</source>
        <translation>시행: %1</translation>
    </message>
</context>
<context>
    <name>runwatt::compare::TrialsModel</name>
    <message>
        <source>valid</source>
        <translation>유효</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>시행</translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Begun at</source>
        <translation>시작 시각</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
</context>
<context>
    <name>runwatt::device::Helper</name>
    <message>
        <source>the helper on the device has ended</source>
        <translation>장치의 도우미가 종료되었습니다</translation>
    </message>
    <message>
        <source>the helper on the device does not answer</source>
        <translation>장치의 도우미가 응답하지 않습니다</translation>
    </message>
    <message>
        <source>no exchange with the device&apos;s clock</source>
        <translation>장치 시계와 주고받은 값이 없습니다</translation>
    </message>
    <message>
        <source>the helper&apos;s answer makes no sense</source>
        <translation>도우미의 응답을 해석할 수 없습니다</translation>
    </message>
    <message>
        <source>It hangs, or is too busy to answer: look at its load, and whether ssh still logs in.</source>
        <translation>멈췄거나 너무 바빠서 대답하지 못합니다. 장치의 부하와, ssh로 아직 로그인할 수 있는지 확인하십시오.</translation>
    </message>
</context>
<context>
    <name>runwatt::help::GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>안내서</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>뒤로 (Alt+Left)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>앞으로 (Alt+Right)</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>안내서 검색</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>쪽</translation>
    </message>
    <message>
        <source>Page of the guide</source>
        <translation>안내서 쪽</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>찾은 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::live::AccountModel</name>
    <message>
        <source>All cores, busy</source>
        <translation>모든 코어, 사용 중</translation>
    </message>
    <message>
        <source>All but idle, waiting and stolen, by /proc/stat; the rows below add up to it</source>
        <translation>/proc/stat에 따라 유휴, 대기, steal을 뺀 전부입니다. 아래 행을 더하면 이 값이 됩니다</translation>
    </message>
    <message>
        <source>CPU-seconds: one core, busy for a second, is one</source>
        <translation>CPU초: 코어 하나가 1초 동안 일하면 1입니다</translation>
    </message>
    <message>
        <source>CPU-s</source>
        <translation>CPU초</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>사용처</translation>
    </message>
</context>
<context>
    <name>runwatt::live::CpuPanel</name>
    <message>
        <source>Who used the CPU</source>
        <translation>CPU를 쓴 곳</translation>
    </message>
    <message>
        <source>Columns of mpstat by core</source>
        <translation>코어별 mpstat 열</translation>
    </message>
    <message>
        <source>Choose a trial in the list: who used the CPU while it measured is told here.</source>
        <translation>목록에서 시행을 고르십시오. 측정하는 동안 CPU를 쓴 곳이 여기에 나옵니다.</translation>
    </message>
    <message>
        <source>This trial&apos;s turn is to come.</source>
        <translation>이 시행은 아직 차례가 오지 않았습니다.</translation>
    </message>
    <message>
        <source>Only a complete trial has a window, over which who used the CPU is summed up.</source>
        <translation>CPU를 쓴 곳은 측정 구간에 대해 합산하며, 측정 구간은 완료된 시행에만 있습니다.</translation>
    </message>
    <message>
        <source>Who used the CPU is summed up while the trial measures, from its second reading on.</source>
        <translation>CPU를 쓴 곳은 시행이 측정하는 동안, 두 번째 측정값부터 합산합니다.</translation>
    </message>
    <message>
        <source>Nobody knows who used the CPU: the device hides its processes from Runwatt, the readings cover less than half of the window, or an older Runwatt measured it.</source>
        <translation>CPU를 쓴 곳을 알 수 없습니다. 장치가 Runwatt에 프로세스를 숨기거나, 측정값이 측정 구간의 절반에 못 미치거나, 예전 Runwatt로 측정했습니다.</translation>
    </message>
    <message>
        <source>No account of the CPU</source>
        <translation>CPU 사용 내역 없음</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>CPU-seconds over the window of %1 s</source>
        <translation>CPU초, 측정 구간 %1초</translation>
    </message>
    <message>
        <source>CPU-seconds so far, over %1 s of the window</source>
        <translation>CPU초, 측정 구간 %1초까지</translation>
    </message>
    <message>
        <source>mpstat&apos;s columns, mean over the window</source>
        <translation>mpstat의 열, 측정 구간의 평균</translation>
    </message>
    <message>
        <source>mpstat&apos;s columns, mean so far</source>
        <translation>mpstat의 열, 지금까지의 평균</translation>
    </message>
</context>
<context>
    <name>runwatt::live::EventModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>경고: %1</translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>문제: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>발생한 일</translation>
    </message>
</context>
<context>
    <name>runwatt::live::LiveHeader</name>
    <message>
        <source>Stop after this &amp;trial</source>
        <translation>이 시행 후 중지(&amp;T)</translation>
    </message>
    <message>
        <source>Stop &amp;now</source>
        <translation>지금 중지(&amp;N)</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>처리량</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>전력</translation>
    </message>
    <message>
        <source>Progress of the campaign</source>
        <translation>캠페인 진행 상황</translation>
    </message>
    <message>
        <source>Finishes the running trial and then waits</source>
        <translation>실행 중인 시행을 마친 뒤 대기합니다</translation>
    </message>
    <message>
        <source>Finishes the running trial and ends; can be resumed later</source>
        <translation>실행 중인 시행을 마치고 끝냅니다. 나중에 재개할 수 있습니다</translation>
    </message>
    <message>
        <source>Ends at once; the running trial will be run again on resume</source>
        <translation>즉시 끝냅니다. 실행 중이던 시행은 재개할 때 다시 실행합니다</translation>
    </message>
    <message>
        <source>No campaign</source>
        <translation>캠페인 없음</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>재개(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>일시 중지(&amp;P)</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>기록됨</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>시작 안 됨</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>준비 중</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Pausing after this trial</source>
        <translation>이 시행 후 일시 중지</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 중지됨</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>중지하는 중</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Trials done: %L1 of %L2</source>
        <translation>완료한 시행: %L1/%L2</translation>
    </message>
    <message>
        <source>%L1 failed</source>
        <translation>실패 %L1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 남음</translation>
    </message>
    <message>
        <source>Network throughput</source>
        <translation>네트워크 처리량</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>트랜잭션</translation>
    </message>
    <message>
        <source>&amp;Replay</source>
        <translation>재생(&amp;R)</translation>
    </message>
    <message>
        <source>Shows the campaign again as it came (R)</source>
        <translation>캠페인을 그때 그대로 다시 보여 줍니다(R)</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm:ss</source>
        <extracomment>When it was that is shown again: a format of QLocale.</extracomment>
        <translation>yyyy년 M월 d일, HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>runwatt::live::LiveView</name>
    <message>
        <source>No CPU figures yet: mpstat tells them while a trial runs, where the package sysstat is installed.</source>
        <translation>아직 CPU 수치가 없습니다. sysstat 패키지가 설치된 장치에서는 시행이 실행되는 동안 mpstat이 수치를 알려 줍니다.</translation>
    </message>
    <message>
        <source>No CPU figures: mpstat is missing on %1. Install the package sysstat there.</source>
        <translation>CPU 수치가 없습니다. %1에 mpstat이 없습니다. 그 장치에 sysstat 패키지를 설치하십시오.</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>처리량</translation>
    </message>
    <message>
        <source>No throughput yet: the benchmark tells it while it measures.</source>
        <translation>아직 처리량이 없습니다. 벤치마크가 측정하는 동안 처리량을 알려 줍니다.</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>전력</translation>
    </message>
    <message>
        <source>No watts: no meter has told any.</source>
        <translation>와트 값이 없습니다. 값을 알려 준 전력계가 없습니다.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>따라가기</translation>
    </message>
    <message>
        <source>Keeps up with the newest values; off, the view stays where it is</source>
        <translation>최신 값을 따라갑니다. 끄면 보기가 제자리에 머뭅니다</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>시행</translation>
    </message>
    <message>
        <source>Shows the whole of one trial</source>
        <translation>시행 하나 전체를 표시합니다</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Shows the whole campaign</source>
        <translation>캠페인 전체를 표시합니다</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Stop now? The running trial is marked as interrupted; its processes on the device are ended. Finished trials are kept and the campaign can be resumed.</source>
        <translation>지금 중지하시겠습니까? 실행 중인 시행은 중단됨으로 표시되고 장치에서 그 프로세스가 종료됩니다. 끝난 시행은 보존되며 캠페인은 재개할 수 있습니다.</translation>
    </message>
    <message>
        <source>&amp;Stop now</source>
        <translation>지금 중지(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go on measuring</source>
        <translation>계속 측정(&amp;G)</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>트랜잭션</translation>
    </message>
    <message>
        <source>Mean latency</source>
        <translation>평균 지연 시간</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>지연 시간</translation>
    </message>
    <message>
        <source>Shows the benchmark&apos;s mean latency in a band of its own</source>
        <translation>벤치마크의 평균 지연 시간을 별도의 띠로 표시합니다</translation>
    </message>
    <message>
        <source>CPU in the guest</source>
        <translation>게스트 안의 CPU</translation>
    </message>
    <message>
        <source>No guest has told of its CPU: it does while it measures.</source>
        <translation>게스트가 아직 CPU를 알리지 않았습니다. 측정하는 동안 알립니다.</translation>
    </message>
    <message>
        <source>CPU by core</source>
        <translation>코어별 CPU</translation>
    </message>
    <message>
        <source>No core has told of its time yet.</source>
        <translation>아직 코어의 시간이 없습니다.</translation>
    </message>
    <message>
        <source>CPU by process</source>
        <translation>프로세스별 CPU</translation>
    </message>
    <message>
        <source>No process has told of its time yet.</source>
        <translation>아직 프로세스의 시간이 없습니다.</translation>
    </message>
    <message>
        <source>Of the &amp;device</source>
        <translation>장치(&amp;D)</translation>
    </message>
    <message>
        <source>In the &amp;guest</source>
        <translation>게스트 안(&amp;G)</translation>
    </message>
    <message>
        <source>By &amp;core</source>
        <translation>코어별(&amp;C)</translation>
    </message>
    <message>
        <source>By &amp;process</source>
        <translation>프로세스별(&amp;P)</translation>
    </message>
    <message>
        <source>Whose CPU time the band shows (C for the next)</source>
        <translation>띠에 표시할 CPU 시간(C: 다음)</translation>
    </message>
    <message>
        <source>Nothing of this was recorded.</source>
        <translation>이것은 기록되지 않았습니다.</translation>
    </message>
    <message>
        <source>Nothing of this so far in the recording.</source>
        <translation>기록의 여기까지는 이것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::live::NowFigure</name>
    <message>
        <source>%1 now: %2</source>
        <translation>현재 %1: %2</translation>
    </message>
</context>
<context>
    <name>runwatt::live::ProcessModel</name>
    <message>
        <source>%1 on %2, process %3</source>
        <translation>%2의 %1, 프로세스 %3</translation>
    </message>
    <message>
        <source>100 % is one core</source>
        <translation>100 %는 코어 하나에 해당</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>프로세스</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>User</source>
        <translation>사용자</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
</context>
<context>
    <name>runwatt::live::ReplayBar</name>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>To the phase or event before</source>
        <translation>이전 단계나 이벤트로</translation>
    </message>
    <message>
        <source>To the next phase or event</source>
        <translation>다음 단계나 이벤트로</translation>
    </message>
    <message>
        <source>To the next sample</source>
        <translation>다음 샘플로</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>더 빠르게</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>더 느리게</translation>
    </message>
    <message>
        <source>Again from the begin at the end</source>
        <translation>끝나면 처음부터 다시</translation>
    </message>
    <message>
        <source>Shorten pauses in which nothing was recorded</source>
        <translation>기록이 없는 동안을 짧게 줄이기</translation>
    </message>
    <message>
        <source>End the replay and show all that is recorded</source>
        <translation>재생을 끝내고 기록 전체를 보기</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>%L1x</source>
        <translation>%L1배</translation>
    </message>
    <message>
        <source>How many times as fast as it was (up and down arrow in the charts)</source>
        <translation>실제보다 몇 배 빠르게(차트에서는 위, 아래 화살표)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>속도: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>runwatt::live::ReplaySlider</name>
    <message>
        <source>Place in the replay</source>
        <translation>재생 위치</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>runwatt::live::SidePanel</name>
    <message>
        <source>Trials</source>
        <translation>시행</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>프로세스</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>이벤트</translation>
    </message>
    <message>
        <source>Trials in their order</source>
        <translation>시행(실행 순서)</translation>
    </message>
    <message>
        <source>No trials</source>
        <translation>시행 없음</translation>
    </message>
    <message>
        <source>The trials of the campaign appear here in their order, with how far each one is.</source>
        <translation>캠페인의 시행이 진행 상태와 함께 실행 순서대로 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Processes on the device</source>
        <translation>장치의 프로세스</translation>
    </message>
    <message>
        <source>No processes</source>
        <translation>프로세스 없음</translation>
    </message>
    <message>
        <source>While a trial runs, the busiest processes of its device are listed here each second.</source>
        <translation>시행이 실행되는 동안 장치에서 가장 바쁜 프로세스가 매초 여기에 나열됩니다.</translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation>아직 아무 일도 없었습니다</translation>
    </message>
    <message>
        <source>Lost links, meter gaps, heat and other events appear here with their time.</source>
        <translation>연결 끊김, 전력계 공백, 발열 등의 이벤트가 시각과 함께 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Events (%L1)</source>
        <translation>이벤트 (%L1)</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
</context>
<context>
    <name>runwatt::live::TrialDelegate</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>runwatt::live::TrialQueueModel</name>
    <message>
        <source>%1, %2, repetition %3</source>
        <translation>%1, %2, 반복 %3</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>complete, %1</source>
        <translation>완료, %1</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>%1, repetition %2</source>
        <translation>%1, 반복 %2</translation>
    </message>
</context>
<context>
    <name>runwatt::plot::BarPlot</name>
    <message>
        <source>Chart</source>
        <translation>차트</translation>
    </message>
    <message>
        <source>Mean %1, interval %2 to %3</source>
        <translation>평균 %1, 신뢰구간 %2~%3</translation>
    </message>
    <message numerus="yes">
        <source>%n trial(s)</source>
        <translation>
            <numerusform>시행 %n회</numerusform>
        </translation>
    </message>
    <message>
        <source>Known against them: %1</source>
        <translation>알려진 문제: %1</translation>
    </message>
</context>
<context>
    <name>runwatt::plot::ExportButton</name>
    <message>
        <source>&amp;Export</source>
        <translation>내보내기(&amp;E)</translation>
    </message>
    <message>
        <source>Write this figure into a file</source>
        <translation>이 그림을 파일로 저장</translation>
    </message>
    <message>
        <source>&amp;PDF, one column (3.3 in)…</source>
        <translation>&amp;PDF, 한 단(3.3 in)…</translation>
    </message>
    <message>
        <source>&amp;SVG, one column (3.3 in)…</source>
        <translation>&amp;SVG, 한 단(3.3 in)…</translation>
    </message>
    <message>
        <source>P&amp;NG, one column (3.3 in), 300 dpi…</source>
        <translation>P&amp;NG, 한 단(3.3 in), 300 dpi…</translation>
    </message>
    <message>
        <source>P&amp;DF, whole page (7 in)…</source>
        <translation>P&amp;DF, 전체 쪽(7 in)…</translation>
    </message>
    <message>
        <source>S&amp;VG, whole page (7 in)…</source>
        <translation>S&amp;VG, 전체 쪽(7 in)…</translation>
    </message>
    <message>
        <source>PN&amp;G, whole page (7 in), 300 dpi…</source>
        <translation>PN&amp;G, 전체 쪽(7 in), 300 dpi…</translation>
    </message>
    <message>
        <source>&amp;CSV…</source>
        <translation>&amp;CSV…</translation>
    </message>
    <message>
        <source>Copy the c&amp;aption</source>
        <translation>캡션 복사(&amp;A)</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>그림 내보내기</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1 파일 (*.%2)</translation>
    </message>
    <message>
        <source>There is no figure to export.</source>
        <translation>내보낼 그림이 없습니다.</translation>
    </message>
    <message>
        <source>&amp;Language of the figure</source>
        <translation>그림의 언어(&amp;L)</translation>
    </message>
</context>
<context>
    <name>runwatt::plot::TimePlot</name>
    <message>
        <source>Charts over time</source>
        <translation>시간에 따른 차트</translation>
    </message>
    <message>
        <source>Left and Right move the cursor and tell the values there, plus and minus zoom, Ctrl with Left and Right move the view.</source>
        <translation>왼쪽과 오른쪽 화살표 키로 커서를 옮기면 그 위치의 값을 알려 줍니다. 더하기와 빼기 키로 확대하고 축소하며, Ctrl과 왼쪽 또는 오른쪽 화살표 키로 보기를 옮깁니다.</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>runwatt::ssh::PrivateServer</name>
    <message>
        <source>There is no SSH server program (sshd)</source>
        <translation>SSH 서버 프로그램(sshd)이 없습니다</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Install the package openssh-server, or start Runwatt with packaging/run.sh, which unpacks it for Runwatt alone.</source>
        <translation>openssh-server 패키지를 설치하거나, 그 패키지를 Runwatt 전용으로 풀어 쓰는 packaging/run.sh로 Runwatt를 시작하십시오.</translation>
    </message>
    <message>
        <source>The user who runs Runwatt has no name</source>
        <translation>Runwatt를 실행하는 사용자의 이름이 없습니다</translation>
    </message>
    <message>
        <source>user id %1 is not in /etc/passwd</source>
        <translation>사용자 ID %1이(가) /etc/passwd에 없습니다</translation>
    </message>
    <message>
        <source>Run Runwatt as a user with an account.</source>
        <translation>계정이 있는 사용자로 Runwatt를 실행하십시오.</translation>
    </message>
    <message>
        <source>The private SSH server did not start</source>
        <translation>전용 SSH 서버가 시작되지 않았습니다</translation>
    </message>
    <message>
        <source>Try this in a terminal: %1</source>
        <translation>터미널에서 다음을 실행해 보십시오: %1</translation>
    </message>
    <message>
        <source>The private SSH server ended</source>
        <translation>전용 SSH 서버가 종료되었습니다</translation>
    </message>
    <message>
        <source>Connect to this computer again to start it anew.</source>
        <translation>서버를 새로 시작하려면 이 컴퓨터에 다시 연결하십시오.</translation>
    </message>
</context>
<context>
    <name>runwatt::stage::EndScene</name>
    <message>
        <source>Thank you</source>
        <translation>감사합니다</translation>
    </message>
    <message>
        <source>Means of complete trials, against NT. Intervals and p: in Compare.</source>
        <translation>완료된 시행의 평균을 NT와 견준 값입니다. 신뢰구간과 p값은 비교에 있습니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::stage::FigureScene</name>
    <message>
        <source>The stage shows a timeline as a live step, not as a figure.</source>
        <translation>무대는 시간 흐름을 그림이 아니라 실시간 순서로 보여 줍니다.</translation>
    </message>
    <message>
        <source>No campaign is open.</source>
        <translation>열린 캠페인이 없습니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::stage::LiveScene</name>
    <message>
        <source>Throughput</source>
        <translation>처리량</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>트랜잭션</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>전력</translation>
    </message>
    <message>
        <source>Waiting for the first trial</source>
        <translation>첫 시행을 기다리는 중</translation>
    </message>
    <message>
        <source>repetition %1</source>
        <translation>반복 %1</translation>
    </message>
    <message>
        <source>recorded on %1</source>
        <translation>%1에 기록됨</translation>
    </message>
    <message>
        <source>%1, mean</source>
        <translation>%1, 평균</translation>
    </message>
</context>
<context>
    <name>runwatt::stage::PresenterWindow</name>
    <message>
        <source>The device is lost. R goes on in replay, at the same place.</source>
        <translation>장치와의 연결이 끊어졌습니다. R을 누르면 같은 곳에서 재생으로 이어집니다.</translation>
    </message>
    <message>
        <source>Presenter</source>
        <translation>발표자</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>Start (F5)</source>
        <translation>시작 (F5)</translation>
    </message>
    <message>
        <source>From here (Shift+F5)</source>
        <translation>여기부터 (Shift+F5)</translation>
    </message>
    <message>
        <source>Back (Page Up)</source>
        <translation>이전 (Page Up)</translation>
    </message>
    <message>
        <source>Next (Page Down)</source>
        <translation>다음 (Page Down)</translation>
    </message>
    <message>
        <source>Blank (B)</source>
        <translation>화면 끄기 (B)</translation>
    </message>
    <message>
        <source>Replay (R)</source>
        <translation>재생 (R)</translation>
    </message>
    <message>
        <source>End (Esc)</source>
        <translation>끝 (Esc)</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>디스플레이</translation>
    </message>
    <message>
        <source>Where the audience sees the stage</source>
        <translation>청중이 무대를 보는 곳</translation>
    </message>
    <message>
        <source>%1, %2 x %3</source>
        <translation>%1, %2 x %3</translation>
    </message>
    <message>
        <source>%1 (this display)</source>
        <translation>%1 (이 디스플레이)</translation>
    </message>
    <message>
        <source>In a window</source>
        <translation>창으로</translation>
    </message>
    <message>
        <source>No step yet: add one at the right</source>
        <translation>아직 순서가 없습니다. 오른쪽에서 더하십시오</translation>
    </message>
    <message>
        <source>Now, %1 of %2: %3</source>
        <translation>지금, %1/%2: %3</translation>
    </message>
    <message>
        <source>%1 (blank)</source>
        <translation>%1 (화면 꺼짐)</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>다음: %1</translation>
    </message>
    <message>
        <source>Next: nothing, this is the last step</source>
        <translation>다음: 없음, 마지막 순서입니다</translation>
    </message>
    <message>
        <source>The steps are kept while this window is open: %1</source>
        <translation>순서는 이 창이 열려 있는 동안만 유지됩니다: %1</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>사본 저장</translation>
    </message>
</context>
<context>
    <name>runwatt::stage::RaceScene</name>
    <message>
        <source>No trial of it is complete yet.</source>
        <translation>아직 완료된 시행이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1, means; %n trial(s) in all</source>
        <translation>
            <numerusform>%1, 평균. 모두 시행 %n회</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>runwatt::stage::StageView</name>
    <message>
        <source>NOT SOUND</source>
        <translation>NOT SOUND</translation>
    </message>
</context>
<context>
    <name>runwatt::stage::StageWindow</name>
    <message>
        <source>Stage</source>
        <translation>무대</translation>
    </message>
</context>
<context>
    <name>runwatt::stage::StandInBar</name>
    <message>
        <source>Another recording…</source>
        <translation>다른 기록…</translation>
    </message>
    <message>
        <source>Which campaign is replayed if the device is lost</source>
        <translation>장치가 끊기면 재생할 캠페인</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>this campaign</source>
        <translation>이 캠페인</translation>
    </message>
    <message>
        <source>Looking for a recording to replay if the device is lost</source>
        <translation>장치가 끊기면 재생할 기록을 찾는 중</translation>
    </message>
    <message>
        <source>If the device is lost, R replays this campaign, as far as it is recorded.</source>
        <translation>장치가 끊기면 R이 이 캠페인을 기록된 데까지 재생합니다.</translation>
    </message>
    <message>
        <source>If the device is lost, R replays %1, recorded %2.</source>
        <translation>장치가 끊기면 R이 %2에 기록한 %1을(를) 재생합니다.</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 읽는 중</translation>
    </message>
    <message>
        <source>The device is back: R shows it again. Replayed now: %1, recorded %2.</source>
        <translation>장치가 돌아왔습니다. R을 누르면 다시 장치를 보여 줍니다. 지금 재생 중: %1, 기록일 %2.</translation>
    </message>
    <message>
        <source>Replayed in place of the device: %1, recorded %2. R goes back to the device.</source>
        <translation>장치 대신 재생 중: %1, 기록일 %2. R을 누르면 장치로 돌아갑니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::stage::StepEditor</name>
    <message>
        <source>&amp;Shows</source>
        <translation>보이는 것(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Points, one a line, at most five</source>
        <translation>요점, 한 줄에 하나씩, 다섯까지(&amp;P)</translation>
    </message>
    <message>
        <source>From what is shown</source>
        <translation>보이는 것에서 가져옴</translation>
    </message>
    <message>
        <source>What you want to say; the audience does not see it</source>
        <translation>말하려는 것. 청중에게는 보이지 않습니다</translation>
    </message>
    <message>
        <source>&amp;Heading</source>
        <translation>머리글(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>메모(&amp;N)</translation>
    </message>
    <message>
        <source>The trial that runs, or the first</source>
        <translation>진행 중인 시행 또는 첫 시행</translation>
    </message>
</context>
<context>
    <name>runwatt::stage::StepListPanel</name>
    <message>
        <source>Steps</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>Remove the step (Delete)</source>
        <translation>순서 지우기 (Delete)</translation>
    </message>
    <message>
        <source>Earlier (Alt+Up)</source>
        <translation>앞으로 (Alt+Up)</translation>
    </message>
    <message>
        <source>Later (Alt+Down)</source>
        <translation>뒤로 (Alt+Down)</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>되돌리기 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>다시 하기 (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>순서 더하기</translation>
    </message>
    <message>
        <source>Duplicate this step (Ctrl+D)</source>
        <translation>이 순서 복제 (Ctrl+D)</translation>
    </message>
</context>
<context>
    <name>runwatt::stage::TalkClock</name>
    <message>
        <source>Elapsed</source>
        <translation>지난 시간</translation>
    </message>
    <message>
        <source> min</source>
        <translation>분</translation>
    </message>
    <message>
        <source>Planned length</source>
        <translation>예정 시간</translation>
    </message>
    <message>
        <source>&amp;of</source>
        <translation>예정(&amp;O)</translation>
    </message>
    <message>
        <source>near the end</source>
        <translation>끝나 감</translation>
    </message>
    <message>
        <source>over time</source>
        <translation>시간 초과</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>끝남</translation>
    </message>
</context>
<context>
    <name>runwatt::stage::TitleScene</name>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>When a campaign was made: a format of QLocale.</extracomment>
        <translation>yyyy년 M월 d일</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::BudgetPanel</name>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>As the kernel lists them: 0-1,3</source>
        <translation>커널의 표기 방식대로: 0-1,3</translation>
    </message>
    <message>
        <source>&amp;Processors</source>
        <translation>프로세서(&amp;P)</translation>
    </message>
    <message>
        <source>not limited</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>Such as 512 MiB. The page cache of a trial&apos;s files counts.</source>
        <translation>예: 512 MiB. 시행에 쓰는 파일의 페이지 캐시도 포함됩니다.</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>메모리(&amp;M)</translation>
    </message>
    <message>
        <source>Memory: write a size of at least %1, such as 512 MiB.</source>
        <translation>메모리: %1 이상의 크기를 512 MiB처럼 입력하십시오.</translation>
    </message>
    <message>
        <source>Each trial may use %1 of memory.</source>
        <translation>각 시행은 메모리 %1까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Each trial may use processors %1.</source>
        <translation>각 시행은 프로세서 %1을(를) 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Each trial may use processors %1 and %2 of memory.</source>
        <translation>각 시행은 프로세서 %1과(와) 메모리 %2까지 쓸 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::CampaignFileField</name>
    <message>
        <source>%1 exists already. Choose another name, or open it to go on with it.</source>
        <translation>%1이(가) 이미 있습니다. 다른 이름을 선택하거나, 그 파일을 열어 이어서 진행하십시오.</translation>
    </message>
    <message>
        <source>Nothing can be written in %1. Choose another folder.</source>
        <translation>%1에 쓸 수 없습니다. 다른 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>선택(&amp;C)…</translation>
    </message>
    <message>
        <source>The campaign file must be an absolute path.</source>
        <translation>캠페인 파일은 절대 경로여야 합니다.</translation>
    </message>
    <message>
        <source>The campaign file&apos;s name must end with %1.</source>
        <translation>캠페인 파일의 이름은 %1(으)로 끝나야 합니다.</translation>
    </message>
    <message>
        <source>Campaign file</source>
        <translation>캠페인 파일</translation>
    </message>
    <message>
        <source>Campaigns (*.runwatt)</source>
        <translation>캠페인 (*.runwatt)</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::ContainerPanel</name>
    <message>
        <source>runc alone, without an engine</source>
        <translation>엔진 없이 runc만</translation>
    </message>
    <message>
        <source>An engine adds a process to each container, and layers to its files. Without one there is only what the kernel does.</source>
        <translation>엔진은 컨테이너마다 프로세스를, 파일에는 계층을 더합니다. 엔진이 없으면 커널이 하는 일만 남습니다.</translation>
    </message>
    <message>
        <source>&amp;Started by</source>
        <translation>시작 방법(&amp;S)</translation>
    </message>
    <message>
        <source>ctr, containerd without an engine</source>
        <translation>ctr, 엔진 없는 containerd</translation>
    </message>
    <message>
        <source>Each asks containerd for Kata&apos;s runtime. docker can from version 23 on.</source>
        <translation>모두 containerd에 Kata의 런타임을 요청합니다. docker는 23부터 됩니다.</translation>
    </message>
    <message>
        <source>K&amp;ata&apos;s started by</source>
        <translation>Kata 시작 방법(&amp;A)</translation>
    </message>
    <message>
        <source>the device&apos;s; for Kata none</source>
        <translation>장치의 것, Kata는 없음</translation>
    </message>
    <message>
        <source>host: the device&apos;s</source>
        <translation>host: 장치의 것</translation>
    </message>
    <message>
        <source>bridge: one of its own, with a way out</source>
        <translation>bridge: 자체 네트워크, 밖으로 나갈 수 있음</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>An engine has a bridge of its own; for runc alone and ctr Runwatt makes one for each trial, which takes root. A Kata container can&apos;t have the device&apos;s network. A file benchmark uses none.</source>
        <translation>엔진에는 자체 브리지가 있습니다. runc만 쓰거나 ctr을 쓸 때는 Runwatt가 시행마다 브리지를 만들며, root 권한이 필요합니다. Kata 컨테이너는 장치의 네트워크를 쓸 수 없습니다. 파일 벤치마크는 네트워크를 사용하지 않습니다.</translation>
    </message>
    <message>
        <source>Ne&amp;twork</source>
        <translation>네트워크(&amp;T)</translation>
    </message>
    <message>
        <source>shared with the device</source>
        <translation>장치와 공유</translation>
    </message>
    <message>
        <source>on a disk of its own</source>
        <translation>자체 디스크</translation>
    </message>
    <message>
        <source>Shared, the benchmark measures Kata&apos;s way of sharing, usually virtio-fs. On a disk of its own, ext4 as the guests&apos; one, it measures the guest&apos;s block device; that takes ctr, Kata 2.4 or newer with kata-runtime, and a loop device.</source>
        <translation>공유하면 벤치마크는 Kata의 공유 방식(보통 virtio-fs)을 측정합니다. 게스트의 것과 같은 ext4인 자체 디스크에서는 게스트의 블록 장치를 측정하며, ctr과 kata-runtime이 있는 Kata 2.4 이상, 루프 장치가 필요합니다.</translation>
    </message>
    <message>
        <source>W&amp;here Kata&apos;s files are</source>
        <translation>Kata 파일의 위치(&amp;H)</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::DeviceChoice</name>
    <message>
        <source>through Runwatt&apos;s own SSH server</source>
        <translation>Runwatt 자체 SSH 서버를 통해</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>&amp;Folder for the benchmark&apos;s file</source>
        <translation>벤치마크 파일용 폴더(&amp;F)</translation>
    </message>
    <message>
        <source>chosen by Runwatt: /var/tmp/runwatt, or ~/.cache/runwatt where that lies in memory</source>
        <translation>Runwatt가 선택: /var/tmp/runwatt, 그 폴더가 메모리에 있으면 ~/.cache/runwatt</translation>
    </message>
    <message>
        <source>%1: the folder must be an absolute path, such as /var/tmp.</source>
        <translation>%1: 폴더는 /var/tmp처럼 절대 경로여야 합니다.</translation>
    </message>
    <message>
        <source>Not looked at yet: connect it on the Bench to see what it can do.</source>
        <translation>아직 살펴보지 않았습니다. 무엇을 할 수 있는지 보려면 벤치에서 연결하십시오.</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Which machines are measured. Each runs the whole matrix; one campaign can compare several.</source>
        <translation>측정할 머신을 정합니다. 머신마다 매트릭스 전체를 실행하며, 캠페인 하나로 여러 대를 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>No device yet</source>
        <translation>아직 장치가 없습니다</translation>
    </message>
    <message>
        <source>Add one on the Bench: a board, a server, or this computer.</source>
        <translation>보드, 서버 또는 이 컴퓨터를 벤치에서 추가하십시오.</translation>
    </message>
    <message>
        <source>Go to the Bench</source>
        <translation>벤치로 이동</translation>
    </message>
    <message>
        <source>Add another device on the Bench</source>
        <translation>벤치에서 다른 장치 추가</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>선택 없음</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>장치 %n대</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose at least one device.</source>
        <translation>장치를 하나 이상 선택하십시오.</translation>
    </message>
    <message>
        <source>from the plan</source>
        <translation>계획에서 가져옴</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::DiskPanel</name>
    <message>
        <source>&amp;Look again</source>
        <translation>다시 확인(&amp;L)</translation>
    </message>
    <message>
        <source>Ask the devices once more how much is free</source>
        <translation>장치에 여유 공간을 다시 조회</translation>
    </message>
    <message>
        <source>%1 needs %2</source>
        <translation>%1: %2 필요</translation>
    </message>
    <message>
        <source>%1. It is not connected: it will be when the campaign starts, which ends there if less is free. Connect it on the Bench to see that now.</source>
        <translation>%1. 연결되어 있지 않습니다. 캠페인이 시작될 때 연결하며, 여유 공간이 그보다 적으면 캠페인은 거기서 끝납니다. 지금 확인하려면 벤치에서 연결하십시오.</translation>
    </message>
    <message>
        <source>%1; asking how much is free…</source>
        <translation>%1; 여유 공간을 조회하는 중…</translation>
    </message>
    <message>
        <source>%1; how much is free is not known. %2</source>
        <translation>%1; 여유 공간을 알 수 없습니다. %2</translation>
    </message>
    <message>
        <source>%1, %2 are free in %3 (%4).</source>
        <translation>%1, %3(%4)의 여유 공간은 %2입니다.</translation>
    </message>
    <message>
        <source>%1 needs no room for files.</source>
        <translation>%1: 파일을 위한 공간이 필요하지 않습니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::FieldsForm</name>
    <message>
        <source>&amp;More parameters</source>
        <translation>추가 매개변수(&amp;M)</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>Choose at least one.</source>
        <translation>하나 이상 선택하십시오.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Also in the plan, and kept: %1</source>
        <translation>계획에 함께 있으며 유지됨: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::FioForm</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>패턴</translation>
    </message>
    <message>
        <source>sequential</source>
        <translation>순차</translation>
    </message>
    <message>
        <source>random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>작업 종류</translation>
    </message>
    <message>
        <source>read</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>write</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>Request sizes</source>
        <translation>요청 크기</translation>
    </message>
    <message>
        <source>Request sizes, typed</source>
        <translation>요청 크기, 직접 입력</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>파일 크기</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>깊이</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>작업 수</translation>
    </message>
    <message>
        <source>Run time</source>
        <translation>실행 시간</translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation>램프</translation>
    </message>
    <message>
        <source>Caching</source>
        <translation>캐싱</translation>
    </message>
    <message>
        <source>buffered</source>
        <translation>버퍼링</translation>
    </message>
    <message>
        <source>Through the page cache</source>
        <translation>페이지 캐시를 거침</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>다이렉트</translation>
    </message>
    <message>
        <source>Past the page cache (O_DIRECT)</source>
        <translation>페이지 캐시를 우회(O_DIRECT)</translation>
    </message>
    <message>
        <source>256 B, 2 KiB</source>
        <translation>256 B, 2 KiB</translation>
    </message>
    <message>
        <source>&amp;Pattern</source>
        <translation>패턴(&amp;P)</translation>
    </message>
    <message>
        <source>Ope&amp;ration</source>
        <translation>작업 종류(&amp;R)</translation>
    </message>
    <message>
        <source>Request &amp;sizes</source>
        <translation>요청 크기(&amp;S)</translation>
    </message>
    <message>
        <source>as a &amp;list</source>
        <translation>목록으로(&amp;L)</translation>
    </message>
    <message>
        <source>File si&amp;ze</source>
        <translation>파일 크기(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Engine</source>
        <translation>엔진(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Depth</source>
        <translation>깊이(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>작업 수(&amp;J)</translation>
    </message>
    <message>
        <source>Run &amp;time</source>
        <translation>실행 시간(&amp;T)</translation>
    </message>
    <message>
        <source>R&amp;amp before it</source>
        <translation>실행 전 램프(&amp;A)</translation>
    </message>
    <message>
        <source>Cac&amp;hing</source>
        <translation>캐싱(&amp;H)</translation>
    </message>
    <message>
        <source>Also in the plan, and kept: %1</source>
        <translation>계획에 함께 있으며 유지됨: %1</translation>
    </message>
    <message>
        <source>Choose a pattern: sequential, random or both.</source>
        <translation>패턴을 선택하십시오: 순차, 무작위 또는 둘 다.</translation>
    </message>
    <message>
        <source>Choose at least one engine.</source>
        <translation>엔진을 하나 이상 선택하십시오.</translation>
    </message>
    <message>
        <source>Choose buffered, direct or both.</source>
        <translation>버퍼링, 다이렉트 또는 둘 다 선택하십시오.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>혼합</translation>
    </message>
    <message>
        <source>Reads and writes at once</source>
        <translation>읽기와 쓰기를 동시에</translation>
    </message>
    <message>
        <source>Reads of mixed</source>
        <translation>혼합의 읽기 비율</translation>
    </message>
    <message>
        <source>Rate limit</source>
        <translation>속도 제한</translation>
    </message>
    <message>
        <source>Bytes a second of each job; 0: none</source>
        <translation>작업마다 초당 바이트. 0: 제한 없음</translation>
    </message>
    <message>
        <source>Reads of mi&amp;xed, %</source>
        <translation>혼합의 읽기, %(&amp;X)</translation>
    </message>
    <message>
        <source>Rate limit a second</source>
        <translation>초당 속도 제한</translation>
    </message>
    <message>
        <source>Choose an operation: read, write, mixed or several.</source>
        <translation>작업 종류를 고르십시오: 읽기, 쓰기, 혼합, 또는 여러 개.</translation>
    </message>
    <message>
        <source>not</source>
        <translation>안 함</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>&amp;Verify writes</source>
        <translation>쓰기 검증(&amp;V)</translation>
    </message>
    <message>
        <source>Each block gets a checksum, and after the measured time the whole file is read back. Computing checksums costs CPU time while it is measured.</source>
        <translation>블록마다 체크섬을 넣고, 재는 시간이 끝난 뒤 파일 전체를 다시 읽습니다. 재는 동안 체크섬 계산에 CPU 시간이 듭니다.</translation>
    </message>
    <message>
        <source>Choose a checksum to verify by, or not.</source>
        <translation>검증할 체크섬을 고르거나 안 함을 고르십시오.</translation>
    </message>
    <message>
        <source>&amp;Flush to the device at the end</source>
        <translation>끝날 때 장치로 플러시(&amp;F)</translation>
    </message>
    <message>
        <source>The flush counts as part of the measured time</source>
        <translation>플러시는 측정 시간에 포함됩니다</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::GuestAddressPanel</name>
    <message>
        <source>Address of its guests</source>
        <translation>게스트의 주소</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>게이트웨이</translation>
    </message>
    <message>
        <source>Address of the guests of %1</source>
        <translation>%1의 게스트 주소</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Gateway of the guests of %1</source>
        <translation>%1의 게스트 게이트웨이</translation>
    </message>
    <message>
        <source>Bridge of the device</source>
        <translation>장치의 브리지</translation>
    </message>
    <message>
        <source>Interface of the device</source>
        <translation>장치의 인터페이스</translation>
    </message>
    <message>
        <source>of its default route</source>
        <translation>기본 경로의 인터페이스</translation>
    </message>
    <message>
        <source>Bridge of %1</source>
        <translation>%1의 브리지</translation>
    </message>
    <message>
        <source>Interface of %1</source>
        <translation>%1의 인터페이스</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; %3. %4</source>
        <translation>%1: &quot;%2&quot;: %3. %4</translation>
    </message>
    <message>
        <source>%1: write which bridge of the device its guests are on.</source>
        <translation>%1: 게스트를 연결할 장치의 브리지를 적으십시오.</translation>
    </message>
    <message>
        <source>%1: write the address of its guests there, such as 192.0.2.30/24; there is no DHCP in them.</source>
        <translation>%1: 그 네트워크에서 게스트가 쓸 주소를 192.0.2.30/24처럼 적으십시오. 게스트에는 DHCP가 없습니다.</translation>
    </message>
    <message>
        <source>Write which bridge of the device the guests are on, or choose Runwatt&apos;s.</source>
        <translation>게스트를 연결할 장치의 브리지를 적거나, Runwatt의 브리지를 선택하십시오.</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::GuestPanel</name>
    <message>
        <source>KVM: the device&apos;s own</source>
        <translation>KVM: 장치의 프로세서</translation>
    </message>
    <message>
        <source>emulated; results are marked so</source>
        <translation>에뮬레이션. 결과에 그렇게 표시됩니다</translation>
    </message>
    <message>
        <source>none: past the device&apos;s page cache</source>
        <translation>none: 장치의 페이지 캐시를 거치지 않음</translation>
    </message>
    <message>
        <source>writeback: through the device&apos;s page cache</source>
        <translation>writeback: 장치의 페이지 캐시를 거침</translation>
    </message>
    <message>
        <source>unsafe: flushes do nothing</source>
        <translation>unsafe: 플러시를 무시함</translation>
    </message>
    <message>
        <source>QEMU&apos;s cache mode. It decides where a guest&apos;s writes end, and so what is measured.</source>
        <translation>QEMU의 캐시 모드입니다. 게스트의 쓰기가 어디에서 끝나는지, 따라서 무엇이 측정되는지를 정합니다.</translation>
    </message>
    <message>
        <source>by the budget, else 512 MiB</source>
        <translation>예산에 따르며, 없으면 512 MiB</translation>
    </message>
    <message>
        <source>Memor&amp;y</source>
        <translation>메모리(&amp;Y)</translation>
    </message>
    <message>
        <source>the device&apos;s own</source>
        <translation>장치의 커널</translation>
    </message>
    <message>
        <source>&amp;Kernel</source>
        <translation>커널(&amp;K)</translation>
    </message>
    <message>
        <source>Memory: write a size of at least %1, such as 512 MiB.</source>
        <translation>메모리: %1 이상의 크기를 512 MiB처럼 입력하십시오.</translation>
    </message>
    <message>
        <source>A kernel&apos;s file on the device, such as /boot/vmlinuz-6.1.0. The modules of that version are looked for in /lib/modules.</source>
        <translation>장치에 있는 커널 파일입니다. 예: /boot/vmlinuz-6.1.0. 그 버전의 모듈은 /lib/modules에서 찾습니다.</translation>
    </message>
    <message>
        <source>Kernel: write the whole path on the device, such as /boot/vmlinuz-6.1.0.</source>
        <translation>커널: /boot/vmlinuz-6.1.0처럼 장치에서의 전체 경로를 입력하십시오.</translation>
    </message>
    <message>
        <source>QEMU&apos;s p&amp;rocessor</source>
        <translation>QEMU 프로세서(&amp;R)</translation>
    </message>
    <message>
        <source>QEMU&apos;s &amp;disk cache</source>
        <translation>QEMU 디스크 캐시(&amp;D)</translation>
    </message>
    <message>
        <source>user: QEMU&apos;s own, without root</source>
        <translation>user: QEMU 자체, root 불필요</translation>
    </message>
    <message>
        <source>Unsafe: flushes do nothing</source>
        <translation>Unsafe: 플러시를 무시</translation>
    </message>
    <message>
        <source>Writeback: flushes go to the disk</source>
        <translation>Writeback: 플러시가 디스크까지 감</translation>
    </message>
    <message>
        <source>Firecracker&apos;s cache_type. Both write through the device&apos;s page cache; Unsafe is its own default, Writeback is there since version 0.25.</source>
        <translation>Firecracker의 cache_type입니다. 둘 다 장치의 페이지 캐시를 거쳐 씁니다. Unsafe가 기본값이고, Writeback은 0.25부터 있습니다.</translation>
    </message>
    <message>
        <source>&amp;Firecracker&apos;s disk cache</source>
        <translation>Firecracker 디스크 캐시(&amp;F)</translation>
    </message>
    <message>
        <source>Sync: it waits for each request</source>
        <translation>Sync: 요청마다 기다림</translation>
    </message>
    <message>
        <source>Async: io_uring, Linux 5.10.51</source>
        <translation>Async: io_uring, Linux 5.10.51</translation>
    </message>
    <message>
        <source>Firecracker&apos;s io_engine; since version 1.0.</source>
        <translation>Firecracker의 io_engine입니다. 1.0부터 있습니다.</translation>
    </message>
    <message>
        <source>Firecracker&apos;s I/O &amp;engine</source>
        <translation>Firecracker I/O 엔진(&amp;E)</translation>
    </message>
    <message>
        <source>started by its &amp;jailer, as root</source>
        <translation>&amp;jailer가 root로 시작</translation>
    </message>
    <message>
        <source>tap: to the device alone, with vhost-net if it can</source>
        <translation>tap: 장치까지만, 가능하면 vhost-net 사용</translation>
    </message>
    <message>
        <source>bridge: the same tap on a bridge, with a way out</source>
        <translation>bridge: 같은 TAP을 브리지에 연결, 밖으로 나갈 수 있음</translation>
    </message>
    <message>
        <source>Net&amp;work</source>
        <translation>네트워크(&amp;W)</translation>
    </message>
    <message>
        <source>In a chroot that holds the guest&apos;s files alone, as in production. The jailer has to be of Firecracker&apos;s version, 1.0 or newer.</source>
        <translation>운영 환경에서처럼 게스트의 파일만 있는 chroot 안에서 실행합니다. jailer는 Firecracker와 같은 버전, 1.0 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>Firecracker</source>
        <translation>Firecracker</translation>
    </message>
    <message>
        <source>bridge of the device: a second card on it</source>
        <translation>장치의 브리지: 두 번째 카드를 연결</translation>
    </message>
    <message>
        <source>macvtap: a second card beside the device&apos;s</source>
        <translation>macvtap: 장치의 카드 옆에 두 번째 카드</translation>
    </message>
    <message>
        <source>All but QEMU&apos;s own take root on the device to make. A file benchmark uses none; Firecracker has no network of its own, its guests have a tap instead. By a second card a guest is on your network, with an address of its own.</source>
        <translation>QEMU 자체 네트워크 외에는 모두 장치의 root 권한으로 만듭니다. 파일 벤치마크는 네트워크를 쓰지 않습니다. Firecracker에는 자체 네트워크가 없어 게스트가 대신 TAP을 씁니다. 두 번째 카드가 있으면 게스트가 자기 주소로 사용자의 네트워크에 연결됩니다.</translation>
    </message>
    <message>
        <source>as many as the trial may use</source>
        <translation>시행이 쓸 수 있는 만큼</translation>
    </message>
    <message>
        <source>All of them run on the trial&apos;s processors, however many they are. Firecracker has at most 32.</source>
        <translation>몇 개이든 모두 시행에 주어진 프로세서에서 실행됩니다. Firecracker는 최대 32개입니다.</translation>
    </message>
    <message>
        <source>as large as the workloads&apos; files need</source>
        <translation>워크로드의 파일에 필요한 만큼</translation>
    </message>
    <message>
        <source>The disk with the workloads&apos; files, ext4. Each runtime with a guest has one of its own on the device.</source>
        <translation>워크로드의 파일이 있는 ext4 디스크입니다. 게스트가 있는 런타임마다 장치에 하나씩 있습니다.</translation>
    </message>
    <message>
        <source>sparse: the device finds room while the guest writes</source>
        <translation>sparse: 게스트가 쓸 때 장치가 공간을 할당</translation>
    </message>
    <message>
        <source>preallocated: written in full beforehand</source>
        <translation>preallocated: 미리 전체를 써 둠</translation>
    </message>
    <message>
        <source>Disk: write a size, such as 2 GiB.</source>
        <translation>디스크: 2 GiB처럼 크기를 쓰십시오.</translation>
    </message>
    <message>
        <source>&amp;vCPUs</source>
        <translation>vCPU 수(&amp;V)</translation>
    </message>
    <message>
        <source>Disk si&amp;ze</source>
        <translation>디스크 크기(&amp;Z)</translation>
    </message>
    <message>
        <source>Disk ba&amp;cking</source>
        <translation>디스크 파일(&amp;C)</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::ListField</name>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”: %2</translation>
    </message>
    <message>
        <source>Type at least one value.</source>
        <translation>값을 하나 이상 입력하십시오.</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::MatrixModel</name>
    <message>
        <source>left out</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>워크로드</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>impossible</source>
        <translation>불가능</translation>
    </message>
    <message>
        <source>%1: impossible</source>
        <translation>%1: 불가능</translation>
    </message>
    <message>
        <source>%1 can&apos;t run on %2: %3</source>
        <translation>%2에서 %1을(를) 실행할 수 없습니다: %3</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::MeasurementPage</name>
    <message>
        <source>Measurement</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>How often each cell is run, in which order, under what conditions, and which meters watch.</source>
        <translation>각 셀을 몇 번, 어떤 순서와 조건으로 실행하고 어떤 전력계로 지켜볼지 정합니다.</translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Sampling period</source>
        <translation>샘플링 주기</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Idle before each trial</source>
        <translation>각 시행 전 유휴</translation>
    </message>
    <message>
        <source>Wait &amp;until the device is below</source>
        <translation>장치가 다음 온도 아래로 내려갈 때까지 대기(&amp;U)</translation>
    </message>
    <message>
        <source>Longest wait for the heat</source>
        <translation>온도 대기의 최대 시간</translation>
    </message>
    <message>
        <source>Rest after each trial</source>
        <translation>각 시행 후 휴지</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>시행</translation>
    </message>
    <message>
        <source>&amp;Repetitions of each cell</source>
        <translation>셀당 반복(&amp;R)</translation>
    </message>
    <message>
        <source>Seed of the order</source>
        <translation>순서의 시드</translation>
    </message>
    <message>
        <source>&amp;Another</source>
        <translation>다른 값(&amp;A)</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>다른 시드</translation>
    </message>
    <message>
        <source>S&amp;eed of the order</source>
        <translation>순서의 시드(&amp;E)</translation>
    </message>
    <message>
        <source>Sampling &amp;period</source>
        <translation>샘플링 주기(&amp;P)</translation>
    </message>
    <message>
        <source>Order: randomised blocks. Each repetition runs every cell once, shuffled anew from the seed, so that drift and heat fall on all cells alike. The same seed gives the same order.</source>
        <translation>순서: 무작위 블록. 반복마다 모든 셀을 한 번씩, 시드에 따라 새로 섞은 순서로 실행하므로 드리프트와 발열이 모든 셀에 고르게 작용합니다. 같은 시드는 같은 순서를 만듭니다.</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>조건</translation>
    </message>
    <message>
        <source>Each is tried where the device allows it, noted in the campaign where not, and put back afterwards.</source>
        <translation>각 조건은 장치가 허용하면 적용하고, 허용하지 않으면 캠페인에 기록하며, 끝난 뒤에는 원래대로 되돌립니다.</translation>
    </message>
    <message>
        <source>&amp;Idle before each trial</source>
        <translation>각 시행 전 유휴(&amp;I)</translation>
    </message>
    <message>
        <source>Rest a&amp;fter each trial</source>
        <translation>각 시행 후 휴지(&amp;F)</translation>
    </message>
    <message>
        <source>Frequency governor</source>
        <translation>주파수 거버너</translation>
    </message>
    <message>
        <source>left alone</source>
        <translation>변경 안 함</translation>
    </message>
    <message>
        <source>Frequency &amp;governor</source>
        <translation>주파수 거버너(&amp;G)</translation>
    </message>
    <message>
        <source> °C</source>
        <translation> °C</translation>
    </message>
    <message>
        <source>Temperature to wait for</source>
        <translation>기다릴 온도</translation>
    </message>
    <message>
        <source>for at most</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>전력계</translation>
    </message>
    <message>
        <source>There is no meter on the Bench: the campaign will have throughput and CPU, but no watts. Add one there, or the simulated one.</source>
        <translation>벤치에 전력계가 없습니다. 캠페인에 처리량과 CPU는 있지만 와트는 없습니다. 벤치에서 전력계나 모의 전력계를 추가하십시오.</translation>
    </message>
    <message numerus="yes">
        <source>%n repetition(s)</source>
        <translation>
            <numerusform>반복 %n회</numerusform>
        </translation>
    </message>
    <message>
        <source>no meter</source>
        <translation>전력계 없음</translation>
    </message>
    <message numerus="yes">
        <source>%n meter(s)</source>
        <translation>
            <numerusform>전력계 %n대</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>below %1, single trials are shown and no interval</source>
        <translation>%1회 미만이면 신뢰구간 없이 개별 시행을 표시</translation>
    </message>
    <message>
        <source>each from a fresh start</source>
        <translation>매번 새로 시작</translation>
    </message>
    <message>
        <source>The seed must be a whole number from 0 to %1.</source>
        <translation>시드는 0부터 %1까지의 정수여야 합니다.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Network offloads</source>
        <translation>네트워크 오프로드</translation>
    </message>
    <message>
        <source>Of mpstat, pidstat, and Runwatt&apos;s helper on the device and in a guest; benchmarks tell of themselves each second</source>
        <translation>mpstat, pidstat, 장치와 게스트에 있는 Runwatt 도우미의 주기입니다. 벤치마크는 매초 알립니다</translation>
    </message>
    <message>
        <source>TSO, GSO and GRO of the interface that leads to the peer of network workloads, and of those that a runtime adds, for a comparison</source>
        <translation>네트워크 워크로드의 상대 호스트로 이어지는 인터페이스와 런타임이 더하는 인터페이스의 TSO, GSO, GRO(비교용)</translation>
    </message>
    <message>
        <source>File is before&amp;hand</source>
        <translation>파일 사전 조정(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Drop the page cache before each trial</source>
        <translation>각 시행 전에 페이지 캐시 비우기(&amp;D)</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::MeterChoice</name>
    <message>
        <source>a model of a meter, not a measurement</source>
        <translation>전력계 모델이며 측정이 아님</translation>
    </message>
    <message>
        <source>Watts Up? Pro</source>
        <translation>Watts Up? Pro</translation>
    </message>
    <message>
        <source>text lines</source>
        <translation>텍스트 행</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2의 %1</translation>
    </message>
    <message>
        <source>po&amp;wers</source>
        <translation>측정 대상(&amp;W)</translation>
    </message>
    <message>
        <source>Device that the meter powers</source>
        <translation>전력계가 측정하는 장치</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>지정 안 함</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::NotesPanel</name>
    <message>
        <source>What the workloads will measure</source>
        <translation>워크로드가 재는 것</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::PeerPanel</name>
    <message>
        <source>an address, or a Host of ~/.ssh/config</source>
        <translation>주소 또는 ~/.ssh/config의 Host</translation>
    </message>
    <message>
        <source>as SSH shows it</source>
        <translation>SSH가 알려 주는 주소</translation>
    </message>
    <message>
        <source>At which the devices reach the peer. To be written where they are connected by another network than that of SSH.</source>
        <translation>장치가 상대 호스트에 닿는 주소입니다. SSH와 다른 네트워크로 연결된 경우에 쓰십시오.</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>the device %1</source>
        <translation>장치 %1</translation>
    </message>
    <message>
        <source>another host over SSH</source>
        <translation>SSH로 닿는 다른 호스트</translation>
    </message>
    <message>
        <source>Type the host that serves the other end.</source>
        <translation>반대쪽을 맡을 호스트를 입력하십시오.</translation>
    </message>
    <message>
        <source>A host must not begin with a dash.</source>
        <translation>호스트는 대시로 시작할 수 없습니다.</translation>
    </message>
    <message>
        <source>Its address must be numeric, such as 192.0.2.7.</source>
        <translation>주소는 192.0.2.7처럼 숫자여야 합니다.</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>상대 호스트</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>&amp;Its address</source>
        <translation>주소(&amp;I)</translation>
    </message>
    <message>
        <source>The device %1 is not among the chosen ones, or is alone there.</source>
        <translation>장치 %1은(는) 선택된 장치에 없거나 그 하나뿐입니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::PreconditionField</name>
    <message>
        <source>What the file of a file workload goes through once on each device, and in each guest, before its first trial</source>
        <translation>파일 워크로드의 파일이 첫 시행 전에 각 장치와 각 게스트에서 한 번 거치는 것</translation>
    </message>
    <message>
        <source>written once</source>
        <translation>한 번 씀</translation>
    </message>
    <message>
        <source>overwritten in order</source>
        <translation>차례대로 덮어씀</translation>
    </message>
    <message>
        <source>overwritten in order, then at random</source>
        <translation>차례대로, 이어 무작위로 덮어씀</translation>
    </message>
    <message>
        <source>Times that the file is overwritten</source>
        <translation>파일을 덮어쓰는 횟수</translation>
    </message>
    <message>
        <source> times each</source>
        <translation>회씩</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::ReviewPage</name>
    <message>
        <source>%1: %2: %3.</source>
        <translation>%1: %2: %3.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>What will happen when you press Start.</source>
        <translation>시작을 누르면 진행될 내용입니다.</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>시행</translation>
    </message>
    <message>
        <source>about how long</source>
        <translation>예상 소요 시간</translation>
    </message>
    <message>
        <source>disk on a device, at most</source>
        <translation>장치의 디스크, 최대</translation>
    </message>
    <message>
        <source>campaign file, about</source>
        <translation>캠페인 파일, 약</translation>
    </message>
    <message>
        <source>Space on the devices</source>
        <translation>장치의 공간</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>부족한 것</translation>
    </message>
    <message>
        <source>Name and file</source>
        <translation>이름과 파일</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>제목(&amp;T)</translation>
    </message>
    <message>
        <source>Campaign &amp;file</source>
        <translation>캠페인 파일(&amp;F)</translation>
    </message>
    <message>
        <source>Sa&amp;ve plan…</source>
        <translation>계획 저장(&amp;V)…</translation>
    </message>
    <message>
        <source>Keep the plan as a JSON file, for another time or for runwatt run</source>
        <translation>나중에 쓰거나 runwatt run에 쓰도록 계획을 JSON 파일로 보관</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>Cells of the matrix</source>
        <translation>매트릭스의 셀</translation>
    </message>
    <message numerus="yes">
        <source>%n trial(s)</source>
        <translation>
            <numerusform>시행 %n회</numerusform>
        </translation>
    </message>
    <message>
        <source>Give the campaign a title.</source>
        <translation>캠페인 제목을 지정하십시오.</translation>
    </message>
    <message>
        <source>Every cell is measured. Switch off what is to be left out.</source>
        <translation>모든 셀을 측정합니다. 제외할 셀은 끄십시오.</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) left out.</source>
        <translation>
            <numerusform>셀 %n개를 제외했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: not looked at yet; what it lacks will show when the campaign starts.</source>
        <translation>%1: 아직 살펴보지 않았습니다. 부족한 것은 캠페인이 시작될 때 드러납니다.</translation>
    </message>
    <message>
        <source>%1: not connected. It will be when the campaign starts; what it lacks will show then.</source>
        <translation>%1: 연결되어 있지 않습니다. 캠페인이 시작될 때 연결하며, 부족한 것은 그때 드러납니다.</translation>
    </message>
    <message>
        <source>No meter: no watts and no energy will be measured.</source>
        <translation>전력계 없음: 와트와 에너지를 측정하지 않습니다.</translation>
    </message>
    <message>
        <source>Nothing: all that this campaign needs is there.</source>
        <translation>없음: 이 캠페인에 필요한 것이 모두 있습니다.</translation>
    </message>
    <message>
        <source>No cell is left that can be measured. %1</source>
        <translation>측정할 수 있는 셀이 남아 있지 않습니다. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) impossible; the pointer over one shows why.</source>
        <translation>
            <numerusform>셀 %n개는 불가능합니다. 포인터를 올리면 이유가 보입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every other cell is measured. Switch off what is to be left out.</source>
        <translation>나머지 셀은 모두 측정합니다. 제외할 셀은 끄십시오.</translation>
    </message>
    <message>
        <source>%1: a simulated meter; every number and figure from it says %2.</source>
        <translation>%1: 시뮬레이션 전력계. 여기서 나온 모든 수와 그림에 %2이(가) 표시됩니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::RootPanel</name>
    <message>
        <source>the device&apos;s own</source>
        <translation>장치 자체의 것</translation>
    </message>
    <message>
        <source>the one of the other runtimes</source>
        <translation>다른 런타임의 것</translation>
    </message>
    <message>
        <source>In that of the others NT has their very files, by chroot, and only the runtime differs. It takes root on the device.</source>
        <translation>다른 런타임의 것에서는 NT가 chroot로 바로 그 파일들을 쓰므로 런타임만 다릅니다. 장치에서 root가 필요합니다.</translation>
    </message>
    <message>
        <source>NT r&amp;uns in</source>
        <translation>NT의 실행 위치(&amp;U)</translation>
    </message>
    <message>
        <source>the device&apos;s own programs</source>
        <translation>장치 자체의 프로그램</translation>
    </message>
    <message>
        <source>its distribution&apos;s packages</source>
        <translation>장치 배포판의 패키지</translation>
    </message>
    <message>
        <source>a tar on the device</source>
        <translation>장치에 있는 tar</translation>
    </message>
    <message>
        <source>The device&apos;s own programs are what NT runs. Packages are fetched by mmdebstrap on the device, once, which takes minutes; what it makes is kept there.</source>
        <translation>장치 자체의 프로그램은 NT가 실행하는 것입니다. 패키지는 장치에서 mmdebstrap이 한 번 받아 오며 몇 분 걸립니다. 만든 것은 장치에 보관됩니다.</translation>
    </message>
    <message>
        <source>&amp;It is made of</source>
        <translation>만드는 재료(&amp;I)</translation>
    </message>
    <message>
        <source>Tar fi&amp;le</source>
        <translation>tar(&amp;L)</translation>
    </message>
    <message>
        <source>Tar: write its whole path on the device, such as /home/pi/root.tar.</source>
        <translation>tar: /home/pi/root.tar처럼 장치에 있는 전체 경로를 쓰십시오.</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::RuntimesPage</name>
    <message>
        <source>directly on the device</source>
        <translation>장치에서 직접</translation>
    </message>
    <message>
        <source>The benchmark runs as a process of the device&apos;s own system.</source>
        <translation>벤치마크를 장치 자체 시스템의 프로세스로 실행합니다.</translation>
    </message>
    <message>
        <source>container started by runc</source>
        <translation>runc로 시작하는 컨테이너</translation>
    </message>
    <message>
        <source>conventional virtual machine, QEMU with KVM</source>
        <translation>일반 가상 머신, KVM을 쓰는 QEMU</translation>
    </message>
    <message>
        <source>microVM, Firecracker</source>
        <translation>마이크로VM, Firecracker</translation>
    </message>
    <message>
        <source>container in a microVM, Kata</source>
        <translation>마이크로VM 안의 컨테이너, Kata</translation>
    </message>
    <message>
        <source>Runtimes</source>
        <translation>런타임</translation>
    </message>
    <message>
        <source>How each workload is run on each device.</source>
        <translation>각 장치에서 각 워크로드를 어떻게 실행할지 정합니다.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What each trial may use</source>
        <translation>각 시행이 쓸 수 있는 자원</translation>
    </message>
    <message>
        <source>The same for every runtime, so that they are compared on equal terms: processors such as 0-1, memory such as 512 MiB. Left empty: all of it.</source>
        <translation>동등한 조건에서 비교하도록 모든 런타임에 똑같이 적용합니다. 프로세서는 0-1, 메모리는 512 MiB처럼 입력하십시오. 비워 두면 전부 사용합니다.</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>선택 없음</translation>
    </message>
    <message>
        <source>Choose at least one runtime.</source>
        <translation>런타임을 하나 이상 선택하십시오.</translation>
    </message>
    <message>
        <source>A guest that boots anew for each trial, with the device&apos;s own programs in it and disks of its own (virtio).</source>
        <translation>시행마다 새로 부팅하는 게스트입니다. 장치의 프로그램이 들어 있으며 자체 디스크(virtio)를 씁니다.</translation>
    </message>
    <message>
        <source>microVM, QEMU&apos;s microvm</source>
        <translation>마이크로VM, QEMU의 microvm</translation>
    </message>
    <message>
        <source>The same guest on QEMU&apos;s smallest machine, which has no PCI. For x86_64.</source>
        <translation>PCI가 없는, QEMU의 가장 작은 머신에서 실행하는 같은 게스트입니다. x86_64용입니다.</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>게스트</translation>
    </message>
    <message>
        <source>Not on %1: %2</source>
        <translation>%1에서는 불가: %2</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>컨테이너</translation>
    </message>
    <message>
        <source>The same guest in Firecracker, which needs KVM, and root for its network.</source>
        <translation>같은 게스트를 Firecracker에서 실행합니다. KVM이 필요하고, 네트워크에는 root 권한이 필요합니다.</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>시작 프리셋</translation>
    </message>
    <message>
        <source>A new container for each trial, with the device&apos;s own programs in it; by runc alone, or by an engine such as docker.</source>
        <translation>시행마다 새 컨테이너를 만듭니다. 장치 자체의 프로그램을 사용하며, runc만으로 또는 docker 같은 엔진으로 시작합니다.</translation>
    </message>
    <message>
        <source>RC&apos;s container in a guest with a kernel of its own, which shares the benchmark&apos;s files with the device. Needs Kata and KVM.</source>
        <translation>RC의 컨테이너를 자체 커널을 가진 게스트에서 실행하며, 벤치마크 파일을 장치와 공유합니다. Kata와 KVM이 필요합니다.</translation>
    </message>
    <message>
        <source>Root file system</source>
        <translation>루트 파일 시스템</translation>
    </message>
    <message>
        <source>How those runtimes that have a guest make it.</source>
        <translation>게스트가 있는 런타임이 게스트를 만드는 방법입니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::StepList</name>
    <message>
        <source>Step %1, %2</source>
        <translation>단계 %1, %2</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::WizardView</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>뒤로(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>다음(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open plan…</source>
        <translation>계획 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Start the campaign</source>
        <translation>캠페인 시작(&amp;S)</translation>
    </message>
    <message>
        <source>Open plan</source>
        <translation>계획 열기</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>계획 (*.json)</translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation>계획 저장</translation>
    </message>
    <message>
        <source>The plan was saved as %1.</source>
        <translation>계획을 %1(으)로 저장했습니다.</translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::WorkloadsPage</name>
    <message>
        <source>Workloads</source>
        <translation>워크로드</translation>
    </message>
    <message>
        <source>Remove this set</source>
        <translation>이 세트 제거</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>시작 프리셋</translation>
    </message>
    <message>
        <source>Sets of workloads</source>
        <translation>워크로드 세트</translation>
    </message>
    <message>
        <source>Another set</source>
        <translation>다른 세트 추가</translation>
    </message>
    <message>
        <source>A set with parameters of its own, such as larger requests for sequential than for random access</source>
        <translation>자체 매개변수를 갖는 세트. 예: 무작위보다 순차 접근에 더 큰 요청 사용</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>명령줄</translation>
    </message>
    <message>
        <source>&amp;Workload</source>
        <translation>워크로드(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>Command line of the workload</source>
        <translation>워크로드의 명령줄</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>아직 없음</translation>
    </message>
    <message numerus="yes">
        <source>%n workload(s)</source>
        <translation>
            <numerusform>워크로드 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>세트 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n workload(s) in all.</source>
        <translation>
            <numerusform>워크로드는 모두 %n개입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is run. Where several values are chosen, every combination is a workload of its own.</source>
        <translation>실행할 워크로드입니다. 값을 여러 개 고르면 조합마다 하나의 워크로드가 됩니다.</translation>
    </message>
    <message>
        <source>The other end of the network</source>
        <translation>네트워크의 반대쪽</translation>
    </message>
    <message>
        <source>Benchmar&amp;k</source>
        <translation>벤치마크(&amp;K)</translation>
    </message>
</context>
</TS>
